import { ts } from "@ts-morph/common";
import { nameOf } from "../../project/name-of.js";
import { stringLiteral } from "../../text/ts-literal.js";
import { memberCall } from "./rewrite.js";

/** `vi.mock(specifier, factory)` of a test. */
export interface ModuleMock {
  readonly specifier: string;
  /** What stands in the module's place; undefined where every function of it is replaced. */
  readonly members: readonly Member[] | undefined;
  /** The rest is the module's own. */
  readonly keepsRest: boolean;
}

export interface Member {
  readonly exported: string;
  readonly value: ts.Expression;
}

/** The module mock that a statement is. */
export function moduleMock(statement: ts.Statement): ModuleMock | undefined {
  const found = ts.isExpressionStatement(statement) ? memberCall(statement.expression, "vi") : undefined;
  const [specifier, factory] = found?.name === "mock" ? found.call.arguments : [];
  if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return undefined;
  if (factory === undefined) return { specifier: specifier.text, members: undefined, keepsRest: false };
  const object = objectOf(factory);
  if (object === undefined) throw new Error(`what is in place of ${stringLiteral(specifier.text)} is not one object`);
  return {
    specifier: specifier.text,
    members: object.properties.flatMap(memberOf).filter(({ exported }) => exported !== "__esModule"),
    keepsRest: object.properties.some(ts.isSpreadAssignment),
  };
}

function objectOf(factory: ts.Expression): ts.ObjectLiteralExpression | undefined {
  const body = ts.isArrowFunction(factory) ? factory.body : undefined;
  const value = body !== undefined && ts.isParenthesizedExpression(body) ? body.expression : body;
  return value !== undefined && ts.isObjectLiteralExpression(value) ? value : undefined;
}

function memberOf(property: ts.ObjectLiteralElementLike): Member[] {
  if (!ts.isPropertyAssignment(property)) return [];
  const exported = nameOf(property.name);
  return exported === undefined ? [] : [{ exported, value: property.initializer }];
}

/** Whether a call makes a function that tests watch. */
const isMockFn = (node: ts.Node): node is ts.CallExpression => memberCall(node, "vi")?.name === "fn";

/** The ways to the watched functions in a value: `db.user.find` of `{ user: { find: vi.fn() } }` that `db` holds. */
export function mocksIn(value: ts.Expression, way: string): string[] {
  if (isMockFn(value)) return [way];
  if (!ts.isObjectLiteralExpression(value)) return [];
  return value.properties.flatMap((property) => {
    const name = ts.isPropertyAssignment(property) ? nameOf(property.name) : undefined;
    return name === undefined || !ts.isPropertyAssignment(property)
      ? []
      : mocksIn(property.initializer, `${way}.${name}`);
  });
}
