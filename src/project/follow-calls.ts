import { ts } from "@ts-morph/common";
import { bare, type Followed, follow, propertyOf } from "./follow.js";
import type { Located, Modules } from "./modules.js";
import { findAll } from "./nodes.js";
import { boundKey, objectElements } from "./scope.js";

/**
 * Follows a value as {@link follow} does, and where it is a parameter, on to what the one call of the function gives it.
 *
 * @param files where the call may stand, beside the function's own file
 */
export function followCalls(modules: Modules, at: Located, files: readonly string[], depth = 0): Followed {
  const followed = follow(modules, at);
  if (followed.kind !== "unknown" || !ts.isParameter(followed.node) || depth > 4) return followed;
  const given = givenAs(modules, at, { node: followed.node, file: followed.file }, files, depth);
  return given === undefined ? followed : followCalls(modules, given, files, depth + 1);
}

/** What is given for the name or the property of a parameter. */
function givenAs(
  modules: Modules,
  at: Located,
  parameter: Located<ts.ParameterDeclaration>,
  files: readonly string[],
  depth: number,
): Located | undefined {
  const node = bare(at.node);
  if (ts.isPropertyAccessExpression(node)) {
    const owner = followCalls(modules, { node: node.expression, file: at.file }, files, depth + 1);
    return owner.kind === "value" && ts.isObjectLiteralExpression(owner.node)
      ? propertyOf(modules, { node: owner.node, file: owner.file }, node.name.text)
      : undefined;
  }
  const argument = ts.isIdentifier(node) ? argumentFor(modules, parameter, files) : undefined;
  const binding = parameter.node.name;
  if (argument === undefined || !ts.isIdentifier(node) || ts.isIdentifier(binding)) return argument;
  const element = objectElements(binding).find((each) => ts.isIdentifier(each.name) && each.name.text === node.text);
  const key = element === undefined ? undefined : boundKey(element);
  const object = followCalls(modules, argument, files, depth + 1);
  return key !== undefined && object.kind === "value" && ts.isObjectLiteralExpression(object.node)
    ? propertyOf(modules, { node: object.node, file: object.file }, key)
    : undefined;
}

/** What the only call of the parameter's function gives it; undefined where there are several. */
function argumentFor(
  modules: Modules,
  { node, file }: Located<ts.ParameterDeclaration>,
  files: readonly string[],
): Located | undefined {
  const owner = node.parent;
  const name = nameOfFunction(owner);
  if (name === undefined) return undefined;
  const calls = [...new Set([file, ...files])].flatMap((each) => callsOf(modules, each, owner, name));
  const [only] = calls;
  const index = owner.parameters.indexOf(node);
  const argument = calls.length === 1 ? only?.node.arguments[index] : undefined;
  return argument === undefined || only === undefined ? undefined : { node: argument, file: only.file };
}

function nameOfFunction(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node)) return node.name?.text ?? "default";
  const { parent } = node;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
}

/** The calls of a function in a file, which is parsed only if its text names the function or its module may be imported whole. */
function callsOf(modules: Modules, file: string, owner: ts.Node, name: string): Located<ts.CallExpression>[] {
  const text = modules.text(file) ?? "";
  if (name !== "default" && !text.includes(name)) return [];
  const source = modules.source(file);
  return (source === undefined ? [] : findAll(source, ts.isCallExpression)).flatMap((node) => {
    if (!ts.isIdentifier(node.expression) && !ts.isPropertyAccessExpression(node.expression)) return [];
    const called = follow(modules, { node: node.expression, file });
    return called.kind === "value" && called.node === owner ? [{ node, file }] : [];
  });
}
