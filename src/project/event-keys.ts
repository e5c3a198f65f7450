import { ts } from "@ts-morph/common";
import { follow } from "./follow.js";
import type { Located, Modules } from "./modules.js";
import { nameOf } from "./name-of.js";
import type { EventKeys } from "./project.js";

/** `{ userCreated: "app/user.created" }` or the body of an enum. */
export type Constants = ts.ObjectLiteralExpression | ts.EnumDeclaration;

/**
 * The one constant object or enum of the project whose members are the keys of all members of a body.
 * @returns undefined where one of them has another key, or there are none
 */
export function eventKeys(modules: Modules, file: string, members: readonly ts.Node[]): EventKeys | undefined {
  const owners = members.map(ownerOf);
  const [first] = owners;
  if (first === undefined || owners.some((owner) => owner?.text !== first.text)) return undefined;
  return constantKeys(modules, { node: first, file });
}

/** The constant object or enum that a name stands for, where all its members are strings that are written out. */
export function constantKeys(modules: Modules, { node: first, file }: Located<ts.Identifier>): EventKeys | undefined {
  const found = follow(modules, { node: first, file });
  if (found.kind !== "value" || /\.d\.[cm]?ts$/.test(found.file)) return undefined;
  const source = modules.source(found.file);
  if (source === undefined || !isConstant(found.node) || namedStrings(found.node) === undefined) return undefined;
  const { node } = found;
  const at = { name: first.text, file: found.file, line: modules.line(found) };
  return ts.isEnumDeclaration(node)
    ? { kind: "enum", ...at, bodyStart: node.members.pos - 1 }
    : { kind: "object", ...at, bodyStart: node.getStart(source) };
}

/** The `EVENTS` of a member with the name `[EVENTS.userCreated]`. */
function ownerOf(member: ts.Node): ts.Identifier | undefined {
  const { name } = member as Partial<ts.NamedDeclaration>;
  const key = name !== undefined && ts.isComputedPropertyName(name) ? name.expression : undefined;
  return key !== undefined && ts.isPropertyAccessExpression(key) && ts.isIdentifier(key.expression)
    ? key.expression
    : undefined;
}

/** Whether its members are types of their own, and nothing else says which ones there are. */
function isConstant(node: ts.Node): node is Constants {
  if (ts.isEnumDeclaration(node)) return true;
  const { parent } = node;
  const isConst = ts.isAsExpression(parent) && ts.isConstTypeReference(parent.type);
  if (!ts.isObjectLiteralExpression(node) || !isConst) return false;
  const outer = parent.parent;
  if (ts.isSatisfiesExpression(outer)) return /^Record<string,\s*string>$/.test(outer.type.getText());
  return ts.isVariableDeclaration(outer);
}

/** The members by name; undefined where one of them is no string that is written out. */
export function namedStrings(node: Constants): { readonly name: string; readonly value: string }[] | undefined {
  const members = ts.isEnumDeclaration(node) ? [...node.members] : [...node.properties];
  const found = members.flatMap((member) => {
    const value = ts.isPropertyAssignment(member) || ts.isEnumMember(member) ? member.initializer : undefined;
    const name = member.name === undefined ? undefined : nameOf(member.name);
    return name !== undefined && value !== undefined && ts.isStringLiteralLike(value)
      ? [{ name, value: value.text }]
      : [];
  });
  return found.length === members.length ? found : undefined;
}
