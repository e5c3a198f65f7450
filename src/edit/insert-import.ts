import { ts } from "@ts-morph/common";
import { type FileStyle, fileStyle, quoted } from "./file-style.js";
import { type ImportRequest, importedName, importsModule, importsOf, isTypeOnly } from "./find-import.js";
import { importPosition, placeLine } from "./import-position.js";
import { insertName } from "./insert-name.js";
import type { Edit } from "./splice.js";

/**
 * Imports one name: nothing where the file has it already, into the braces of an import of the same module where there
 * is one, else as a declaration of its own in the place where the file's imports of that kind stand.
 */
export function insertImport(source: ts.SourceFile, request: ImportRequest, fallback?: FileStyle): Edit[] {
  if (importedName(source, request) !== undefined) return [];
  const style = fileStyle(source, fallback);
  const grown = growImport(source, request, style);
  if (grown !== undefined) return grown;
  const line = `import ${request.typeOnly ? "type " : ""}${binding(request, bracePadding(source))} from ${quoted(request.specifier, style)}`;
  const position = importPosition(source, request.specifier);
  return [placeLine(source, position, line, style)];
}

function growImport(source: ts.SourceFile, request: ImportRequest, style: FileStyle): Edit[] | undefined {
  if (request.exported === "default") return undefined;
  for (const declaration of importsOf(source)) {
    const clause = declaration.importClause;
    if (clause === undefined || !importsModule(declaration, request)) continue;
    if (isTypeOnly(clause) !== (request.typeOnly === true)) continue;
    const bindings = clause.namedBindings;
    if (bindings !== undefined && ts.isNamedImports(bindings)) {
      return insertName(source, bindings, named(request), style);
    }
    // `import type a, { b }` is an error, and nothing can join a namespace.
    if (bindings === undefined && clause.name !== undefined && !isTypeOnly(clause)) {
      return [{ offset: clause.name.end, insert: `, { ${named(request)} }` }];
    }
  }
  return undefined;
}

const named = ({ exported, local }: ImportRequest): string => (exported === local ? local : `${exported} as ${local}`);

const binding = (request: ImportRequest, padding: string): string =>
  request.exported === "default" ? request.local : `{${padding}${named(request)}${padding}}`;

/** What most imports of the file have inside their braces. */
function bracePadding(source: ts.SourceFile): "" | " " {
  const opened = importsOf(source).flatMap(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    const isList = bindings !== undefined && ts.isNamedImports(bindings) && bindings.elements.length > 0;
    return isList ? [source.text[bindings.getStart(source) + 1] ?? " "] : [];
  });
  return opened.filter((character) => /\S/.test(character)).length * 2 > opened.length ? "" : " ";
}
