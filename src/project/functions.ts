import { ts } from "@ts-morph/common";
import { commonJsExports } from "./common-js.js";
import { isExported } from "./exports.js";
import { bare, follow, propertyOf } from "./follow.js";
import { listedExport } from "./listed-export.js";
import type { Located, Modules } from "./modules.js";
import { calledName, findAll, isCallNamed } from "./nodes.js";
import type { ExistingFunction, SdkMajor } from "./project.js";

/** A `createFunction` call that was read. */
export interface ReadFunction extends Omit<ExistingFunction, "served"> {
  readonly call: ts.CallExpression;
  /** The major that takes the call's shape; undefined where both would. */
  readonly shape: SdkMajor | undefined;
  /** The identifier or expression that `createFunction` is called on. */
  readonly client: ts.Expression | undefined;
  /** Calls of `eventType()` that are its triggers. */
  readonly eventTypes: readonly Located<ts.CallExpression>[];
}

/** Every function that a file creates. */
export function functionsIn(modules: Modules, file: string): ReadFunction[] {
  const source = modules.source(file);
  if (source === undefined) return [];
  const calls = findAll(source, (node): node is ts.CallExpression => isCallNamed(node, "createFunction"));
  return calls.flatMap((call) => readFunction(modules, { node: call, file }) ?? []);
}

/** @returns undefined where the id cannot be read */
export function readFunction(
  modules: Modules,
  { node: call, file }: Located<ts.CallExpression>,
): ReadFunction | undefined {
  const [first] = call.arguments;
  const options = first === undefined ? undefined : objectAt(modules, { node: first, file });
  const id = options === undefined ? undefined : textOf(modules, propertyOf(modules, options, "id"));
  if (options === undefined || id === undefined) return undefined;
  const declared = propertyOf(modules, options, "triggers");
  const second = call.arguments[1];
  const trigger = declared ?? (call.arguments.length > 2 && second !== undefined ? { node: second, file } : undefined);
  const triggers = trigger === undefined ? [] : triggersOf(modules, trigger);
  const exportName = exportNameOf(call);
  const retries = propertyOf(modules, options, "retries");
  return {
    id,
    ...(exportName === undefined ? {} : { exportName }),
    file,
    line: modules.line({ node: call, file }),
    events: triggers.flatMap(({ event }) => event ?? []),
    crons: triggers.flatMap(({ cron }) => cron ?? []),
    ...(retries === undefined ? {} : { retries: textAt(modules, retries) }),
    call,
    shape: shapeOf(call, declared !== undefined),
    client: ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : undefined,
    eventTypes: triggers.flatMap(({ eventType }) => eventType ?? []),
  };
}

function shapeOf({ arguments: given }: ts.CallExpression, hasTriggers: boolean): SdkMajor | undefined {
  if (hasTriggers) return 4;
  if (given.length >= 3) return 3;
  const [, second] = given;
  return second !== undefined && (ts.isArrowFunction(second) || ts.isFunctionExpression(second)) ? 4 : undefined;
}

function objectAt(modules: Modules, at: Located): Located<ts.ObjectLiteralExpression> | undefined {
  const followed = follow(modules, at);
  return followed.kind === "value" && ts.isObjectLiteralExpression(followed.node)
    ? { node: followed.node, file: followed.file }
    : undefined;
}

function textAt(modules: Modules, { node, file }: Located): string {
  return node.getText(modules.source(file));
}

/** The string a value is, constants and enums followed. */
export function textOf(modules: Modules, at: Located | undefined): string | undefined {
  const followed = at === undefined ? undefined : follow(modules, at);
  return followed?.kind === "value" && ts.isStringLiteralLike(followed.node) ? followed.node.text : undefined;
}

interface ReadTrigger {
  readonly event?: string;
  readonly cron?: string;
  readonly eventType?: Located<ts.CallExpression>;
}

function triggersOf(modules: Modules, at: Located): ReadTrigger[] {
  const followed = follow(modules, at);
  if (followed.kind !== "value") return [];
  const { node, file } = followed;
  if (ts.isArrayLiteralExpression(node))
    return node.elements.flatMap((element) => triggersOf(modules, { node: element, file }));
  if (ts.isCallExpression(node)) return calledTrigger(modules, { node, file });
  if (ts.isStringLiteralLike(node)) return [{ event: node.text }];
  if (!ts.isObjectLiteralExpression(node)) return [];
  const event = propertyOf(modules, { node, file }, "event");
  const cron = propertyOf(modules, { node, file }, "cron");
  if (cron !== undefined) return [{ cron: cronText(modules, cron) }];
  return event === undefined ? [] : triggersOf(modules, event);
}

function calledTrigger(modules: Modules, at: Located<ts.CallExpression>): ReadTrigger[] {
  const [first] = at.node.arguments;
  const name = calledName(at.node);
  if (first === undefined) return [];
  if (name === "cron") return [{ cron: cronText(modules, { node: first, file: at.file }) }];
  const event = name === "eventType" ? textOf(modules, { node: first, file: at.file }) : undefined;
  return event === undefined ? [] : [{ event, eventType: at }];
}

/** The schedule; of `process.env.X || "0 4 * * *"` the one that is written out. */
function cronText(modules: Modules, at: Located): string {
  const node = bare(at.node);
  if (ts.isBinaryExpression(node)) return cronText(modules, { node: node.right, file: at.file });
  return textOf(modules, at) ?? textAt(modules, { node, file: at.file });
}

/** The name a call's value is exported under, by its own statement or by a list in the same file. */
function exportNameOf(call: ts.CallExpression): string | undefined {
  let at: ts.Node = call;
  while (ts.isParenthesizedExpression(at.parent) || ts.isAsExpression(at.parent) || ts.isSatisfiesExpression(at.parent))
    at = at.parent;
  const { parent } = at;
  if (ts.isExportAssignment(parent)) return "default";
  const set = commonJsExports(call.getSourceFile()).find(({ node }) => bare(node) === call);
  if (set !== undefined) return set.name ?? "default";
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return undefined;
  const local = parent.name.text;
  const statement = parent.parent.parent;
  if (!ts.isVariableStatement(statement) || !ts.isSourceFile(statement.parent)) return undefined;
  return exportOf(statement, local);
}

/** Also of another constant that is given the value, to say its type: `export const job: InngestFunction.Any = made`. */
function exportOf(statement: ts.VariableStatement, local: string): string | undefined {
  if (isExported(statement)) return local;
  const source = statement.getSourceFile();
  const others = source.statements.flatMap((each) =>
    // Only further down, so that two constants which name each other end somewhere.
    ts.isVariableStatement(each) && each.pos > statement.pos ? each.declarationList.declarations : [],
  );
  const other = others.find(({ initializer }) => {
    const value = initializer && bare(initializer);
    return value !== undefined && ts.isIdentifier(value) && value.text === local;
  });
  if (other === undefined || !ts.isIdentifier(other.name)) return listedExport(source, local);
  return exportOf(other.parent.parent as ts.VariableStatement, other.name.text) ?? listedExport(source, local);
}
