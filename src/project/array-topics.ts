import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import type { Located } from "./modules.js";
import { isGeneral, topicOfName, topicsOf } from "./topics.js";

/**
 * What an array of functions is about: by its name, else by its module's, else by the folder that all its functions are
 * in. None where it holds all sorts.
 *
 * @param files of its functions
 */
export function topicsOfArray({ node, file }: Located, files: readonly string[]): string[] {
  const named = topicOfName(nameOf(node) ?? "");
  if (named !== undefined) return [named];
  const module = posix.basename(file).replace(/\.[cm]?[jt]sx?$/, "");
  const own = [...topicsOf(posix.dirname(file), ""), ...(isGeneral(module) ? [] : [module])];
  if (own.length > 0) return own;
  const [first = [], ...others] = files.map((each) => topicsOf(posix.dirname(each), ""));
  return first.filter((topic) => others.every((topics) => topics.includes(topic)));
}

/** The variable or the property that an array is the value of. */
function nameOf(node: ts.Node): string | undefined {
  let at = node.parent;
  while (ts.isAsExpression(at) || ts.isSatisfiesExpression(at) || ts.isParenthesizedExpression(at)) at = at.parent;
  return (ts.isVariableDeclaration(at) || ts.isPropertyAssignment(at)) && ts.isIdentifier(at.name)
    ? at.name.text
    : undefined;
}
