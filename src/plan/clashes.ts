import { ts } from "@ts-morph/common";
import { parseSource } from "../project/parse.js";
import type { RenderedFile } from "../templates/render.js";

/**
 * Whether some file of a job binds the name of its function to something else as well: a job may be called `event`,
 * `expect` or what its table is called.
 */
export const clashes = (files: readonly RenderedFile[], name: string): boolean =>
  files.some(({ path, text }) => /\.[cm]?[jt]sx?$/.test(path) && bindings(parseSource(path, text), name) > 1);

/** How often a name is bound in a file, in whatever scope. */
function bindings(node: ts.Node, name: string): number {
  let count = binds(node, name) ? 1 : 0;
  ts.forEachChild(node, (child) => {
    count += bindings(child, name);
  });
  return count;
}

function binds(node: ts.Node, name: string): boolean {
  const declares =
    ts.isImportSpecifier(node) ||
    ts.isImportClause(node) ||
    ts.isNamespaceImport(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isBindingElement(node) ||
    ts.isParameter(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node);
  return declares && node.name !== undefined && ts.isIdentifier(node.name) && node.name.text === name;
}
