import { ts } from "@ts-morph/common";
import { isRequire, requiredIn, requiredNames } from "../edit/find-require.js";
import { commonJsExports } from "../project/common-js.js";
import { parseSource } from "../project/parse.js";
import type { ImportGraph } from "./import-graph.js";

/** A name as a file uses it. */
export interface Use {
  readonly source: ts.SourceFile;
  readonly file: string;
  readonly name: string;
}

/** Follows a name through imports and re-exports to a file; a few barrels deep is as far as projects go. */
export function comesFrom(graph: ImportGraph, use: Use, wanted: string, depth = 0): boolean {
  if (depth > 5) return false;
  const set = commonJsExports(use.source).find(({ name }) => name === use.name);
  const local = set !== undefined && ts.isIdentifier(set.node) ? set.node.text : use.name;
  return use.source.statements.some((statement) => {
    const gives = givesName(statement, local);
    if (gives === undefined) return false;
    const file = graph.resolve(gives.specifier, use.file);
    if (file === undefined || file === wanted) return file === wanted;
    const text = graph.host.readText(`${graph.root}/${file}`);
    return (
      text !== undefined &&
      comesFrom(graph, { source: parseSource(file, text), file, name: gives.name }, wanted, depth + 1)
    );
  });
}

/** The module and the name there, where a statement imports or re-exports the name. */
function givesName(statement: ts.Statement, name: string): { specifier: string; name: string } | undefined {
  if (isRequire(statement)) {
    const found = requiredNames(statement).find(({ local }) => local === name);
    return found && { specifier: requiredIn(statement), name: found.exported };
  }
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return undefined;
  const { moduleSpecifier } = statement;
  if (moduleSpecifier === undefined || !ts.isStringLiteralLike(moduleSpecifier)) return undefined;
  const specifier = moduleSpecifier.text;
  if (ts.isExportDeclaration(statement)) {
    if (statement.exportClause === undefined) return { specifier, name };
    return fromElements(
      ts.isNamedExports(statement.exportClause) ? statement.exportClause.elements : [],
      name,
      specifier,
    );
  }
  const clause = statement.importClause;
  if (clause?.name?.text === name) return { specifier, name: "default" };
  const bindings = clause?.namedBindings;
  return fromElements(bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [], name, specifier);
}

function fromElements(
  elements: Iterable<ts.ImportSpecifier | ts.ExportSpecifier>,
  name: string,
  specifier: string,
): { specifier: string; name: string } | undefined {
  for (const element of elements) {
    if (element.name.text === name) return { specifier, name: (element.propertyName ?? element.name).text };
  }
  return undefined;
}
