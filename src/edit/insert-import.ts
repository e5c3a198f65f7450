import { ts } from "@ts-morph/common";
import { braced, type FileStyle, fileStyle, quoted } from "./file-style.js";
import { type ImportRequest, importedName, importsModule, importsOf, isTypeOnly } from "./find-import.js";
import { bracesOf, type RequireStatement } from "./find-require.js";
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
  if (style.commonJs) return insertRequire(source, request, style);
  const grown = growImport(source, request, style);
  if (grown !== undefined) return grown;
  const line = `import ${request.typeOnly ? "type " : ""}${binding(request, style)} from ${quoted(request.specifier, style)}`;
  const position = importPosition(source, request.specifier);
  return [placeLine(source, position, line, style)];
}

function growImport(source: ts.SourceFile, request: ImportRequest, style: FileStyle): Edit[] | undefined {
  if (request.exported === "default") return undefined;
  for (const declaration of importsOf(source).filter(ts.isImportDeclaration)) {
    const clause = declaration.importClause;
    if (clause === undefined || !importsModule(declaration, request)) continue;
    if (isTypeOnly(clause) !== (request.typeOnly === true)) continue;
    const bindings = clause.namedBindings;
    if (bindings !== undefined && ts.isNamedImports(bindings)) {
      return insertName(source, bindings, named(request), style);
    }
    // `import type a, { b }` is an error, and nothing can join a namespace.
    if (bindings === undefined && clause.name !== undefined && !isTypeOnly(clause)) {
      return [{ offset: clause.name.end, insert: `, ${braced(named(request), style)}` }];
    }
  }
  return undefined;
}

/** The same as a `require`. What only types are of is nothing to JavaScript. */
function insertRequire(source: ts.SourceFile, request: ImportRequest, style: FileStyle): Edit[] {
  const { exported, local, specifier } = request;
  if (request.typeOnly === true) return [];
  const name = exported === local ? local : `${exported}: ${local}`;
  const alike = importsOf(source).filter((each) => !ts.isImportDeclaration(each) && importsModule(each, request));
  const braces = exported === "default" ? [] : alike.flatMap((each) => bracesOf(each as RequireStatement) ?? []);
  const [grown] = braces;
  if (grown !== undefined) return insertName(source, grown, name, style);
  const binds = exported === "default" ? local : braced(name, style);
  const line = `const ${binds} = require(${quoted(specifier, style)})`;
  return [placeLine(source, importPosition(source, specifier), line, style)];
}

const named = ({ exported, local }: ImportRequest): string => (exported === local ? local : `${exported} as ${local}`);

const binding = (request: ImportRequest, style: FileStyle): string =>
  request.exported === "default" ? request.local : braced(named(request), style);
