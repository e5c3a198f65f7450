import { ts } from "@ts-morph/common";
import { follow } from "../follow.js";
import type { Located, Modules } from "../modules.js";
import { calledName } from "../nodes.js";

/** One call of a schema: `min(3)` of `z.string().min(3)`, `minLength(3)` of `v.pipe(v.string(), v.minLength(3))`. */
export interface SchemaCall {
  readonly name: string;
  readonly call: ts.CallExpression;
  readonly file: string;
}

/** The calls that a schema consists of, from the first; names, imports and pipes are followed. Undefined for anything else. */
export function schemaCalls(modules: Modules, at: Located, depth = 0): SchemaCall[] | undefined {
  const followed = depth > 12 ? undefined : follow(modules, at);
  if (followed?.kind !== "value" || !ts.isCallExpression(followed.node)) return undefined;
  const { node: call, file } = followed;
  const name = calledName(call);
  if (name === undefined) return undefined;
  if (name === "pipe" && isOfLibrary(modules, call, file)) return piped(modules, [...call.arguments], file, depth);
  const own = { name, call, file };
  if (!ts.isPropertyAccessExpression(call.expression) || isOfLibrary(modules, call, file)) return [own];
  const before = schemaCalls(modules, { node: call.expression.expression, file }, depth + 1);
  if (before === undefined) return undefined;
  // zod's own small form has its checks as arguments.
  if (name === "check") return [...before, ...(piped(modules, [...call.arguments], file, depth) ?? [own])];
  return [...before, own];
}

const piped = (
  modules: Modules,
  parts: readonly ts.Expression[],
  file: string,
  depth: number,
): SchemaCall[] | undefined => {
  const all = parts.map((node) => schemaCalls(modules, { node, file }, depth + 1));
  return all.some((each) => each === undefined) ? undefined : all.flatMap((each) => each ?? []);
};

/** `z.string` and `z.iso.date`: what is called is a member of the library, and no schema. */
function isOfLibrary(modules: Modules, call: ts.CallExpression, file: string): boolean {
  let at: ts.Expression = call.expression;
  while (ts.isPropertyAccessExpression(at)) at = at.expression;
  return ts.isIdentifier(at) && follow(modules, { node: at, file }).kind === "external";
}

/** The number, text or pattern that a call is given, names followed. */
export function valueAt(
  modules: Modules,
  { call, file }: SchemaCall,
  index = 0,
): number | string | RegExp | boolean | undefined {
  const argument = call.arguments[index];
  return argument === undefined ? undefined : writtenValue(modules, { node: argument, file });
}

export function writtenValue(modules: Modules, at: Located): number | string | RegExp | boolean | undefined {
  const followed = follow(modules, at);
  if (followed.kind !== "value") return undefined;
  const { node } = followed;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text.replaceAll("_", ""));
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (
    ts.isPrefixUnaryExpression(node) &&
    node.operator === ts.SyntaxKind.MinusToken &&
    ts.isNumericLiteral(node.operand)
  )
    return -Number(node.operand.text.replaceAll("_", ""));
  if (!ts.isRegularExpressionLiteral(node)) return undefined;
  const [, source = "", flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [];
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
