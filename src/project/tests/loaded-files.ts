import { ts } from "@ts-morph/common";
import type { Modules } from "../modules.js";
import { findAll } from "../nodes.js";
import { specifiersIn } from "../scope.js";
import { whereReadable } from "../where-readable.js";

/** What loads more files than these is searched no further. */
const MOST = 40;

/** A file that is loaded. */
export interface LoadedFile {
  readonly file: string;
  readonly source: ts.SourceFile;
}

/** Files, and those of the project that they import; one that does not parse tells nothing. */
export function loadedFiles(modules: Modules, files: readonly string[]): LoadedFile[] {
  const found = new Map<string, LoadedFile>();
  const queue = files.filter((file) => modules.isFile(file));
  for (let file = queue.shift(); file !== undefined && found.size < MOST; file = queue.shift()) {
    const from = file;
    const source = found.has(from) ? undefined : whereReadable(() => modules.source(from));
    if (source === undefined) continue;
    found.set(from, { file: from, source });
    queue.push(...specifiersLoaded(source).flatMap((each) => modules.resolve(each, from) ?? []));
  }
  return [...found.values()];
}

/** What a file imports when it is run: imports of types are gone by then, whether they say so or not. */
export function specifiersLoaded(source: ts.SourceFile): string[] {
  const kept = source.statements.filter((each) => !isMarkedAsType(each));
  if (!kept.some(ts.isImportDeclaration)) return kept.flatMap(specifiersIn);
  const values = new Set(source.statements.flatMap(valuesIn));
  const isLoaded = (each: ts.Statement): boolean => {
    const names = ts.isImportDeclaration(each) ? boundBy(each) : [];
    return names.length === 0 || names.some((name) => values.has(name));
  };
  return kept.filter(isLoaded).flatMap(specifiersIn);
}

const isMarkedAsType = (statement: ts.Statement): boolean =>
  ts.isImportDeclaration(statement)
    ? statement.importClause?.isTypeOnly === true
    : ts.isExportDeclaration(statement) && statement.isTypeOnly;

/** The names that an import gives to its file; none where it is there for what loading does. */
const boundBy = ({ importClause }: ts.ImportDeclaration): string[] =>
  importClause === undefined
    ? []
    : findAll(importClause, ts.isIdentifier).flatMap(({ text, parent }) =>
        ts.isImportSpecifier(parent) && parent.name.text !== text ? [] : [text],
      );

/** The names that a statement uses outside of types. */
function valuesIn(statement: ts.Statement): string[] {
  if (ts.isImportDeclaration(statement)) return [];
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isInterfaceDeclaration(node)) return;
    if (ts.isIdentifier(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return found;
}
