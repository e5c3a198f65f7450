import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Modules } from "../project/modules.js";
import { findAll } from "../project/nodes.js";
import { isCode } from "../project/source-files.js";

/** The files with code, relative to the root, that hold one of the words in their text. */
export const filesMentioning = ({ host, root }: Modules, words: readonly string[]): string[] =>
  host.filesMentioning(root, words).map((path) => posix.relative(root, path));

/** What a specifier of the module ends with: the name of its file, or of its folder for an `index`. */
export function moduleName(file: string): string {
  const stem = posix.basename(file).replace(/\.[cm]?[jt]sx?$/, "");
  return stem === "index" ? posix.basename(posix.dirname(file)) : stem;
}

/** Every string of a file that leads to another one where a module is named: imports, re-exports, `import()`, mocks. */
export function specifiersTo(modules: Modules, file: string, target: string): ts.StringLiteralLike[] {
  const source = sourceOrNone(modules, file);
  if (source === undefined) return [];
  return findAll(source, ts.isStringLiteralLike).filter(
    (literal) => namesModule(literal) && modules.resolve(literal.text, file) === target,
  );
}

function namesModule({ parent }: ts.StringLiteralLike): boolean {
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isExternalModuleReference(parent))
    return true;
  return ts.isCallExpression(parent) || (ts.isLiteralTypeNode(parent) && ts.isImportTypeNode(parent.parent));
}

/** The files that name a module in one of these ways, sorted. */
export const importersOf = (modules: Modules, target: string): string[] =>
  filesMentioning(modules, [moduleName(target)]).filter(
    (file) => file !== target && specifiersTo(modules, file, target).length > 0,
  );

/** A file that does not parse, or is in another encoding, is not on the way of anything that this tool made. */
export function sourceOrNone(modules: Modules, file: string): ts.SourceFile | undefined {
  return isCode(file) ? unless(["SYNTAX_ERROR", "NOT_UTF8"], () => modules.source(file)) : undefined;
}

/** The text of a file that was found by a word in it; undefined where it is in another encoding. */
export const textOrNone = (modules: Modules, file: string): string | undefined =>
  unless(["NOT_UTF8"], () => modules.text(file));

function unless<T>(codes: readonly string[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ScaffoldError && codes.includes(error.code)) return undefined;
    throw error;
  }
}
