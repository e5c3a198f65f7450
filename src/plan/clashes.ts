import { ts } from "@ts-morph/common";
import { parseDownwards } from "../project/parse.js";
import { isCode } from "../project/source-files.js";
import type { RenderedFile } from "../templates/render.js";

/**
 * Whether some file of a job binds the name of its function to something else as well: a job may be called `event`,
 * `expect` or what its table is called.
 */
export const clashes = (files: readonly RenderedFile[], name: string): boolean =>
  files.some(({ path, text }) => {
    const places = isCode(path) ? placesOf(name, text) : [];
    return places.length > 1 && bindings(parseDownwards(path, text), name, places) > 1;
  });

/** Where the characters of a name stand in a text, as offsets. */
function placesOf(name: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) places.push(at);
  return places;
}

/** How often a name is bound in a node, in whatever scope; looks only at what holds one of the places. */
function bindings(node: ts.Node, name: string, places: readonly number[]): number {
  let count = binds(node, name) ? 1 : 0;
  ts.forEachChild(node, (child) => {
    const inside = places.filter((place) => child.pos <= place && place < child.end);
    if (inside.length > 0) count += bindings(child, name, inside);
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
