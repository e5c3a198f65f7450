import { ts } from "@ts-morph/common";
import { commaList } from "./delimited.js";
import { fileStyle } from "./file-style.js";
import { importsOf } from "./find-import.js";
import { removeFromList } from "./remove-from-list.js";
import { removeStatement } from "./remove-statement.js";
import type { Edit } from "./splice.js";

/** Takes the import of one local name out of a file: the name, or the whole declaration where it imports nothing else. */
export function removeImport(source: ts.SourceFile, local: string): Edit[] {
  for (const declaration of importsOf(source)) {
    const clause = declaration.importClause;
    if (clause === undefined) continue;
    const bindings = clause.namedBindings;
    const named = bindings !== undefined && ts.isNamedImports(bindings) ? bindings : undefined;
    if (clause.name?.text === local && bindings === undefined) return removeStatement(source, declaration);
    const index = named?.elements.findIndex((element) => element.name.text === local) ?? -1;
    if (named === undefined || index === -1) continue;
    if (named.elements.length > 1) return removeFromList(nameList(source, named), index);
    // `import a, { b }` keeps its default import.
    if (clause.name === undefined) return removeStatement(source, declaration);
    return [{ offset: clause.name.end, insert: "", remove: named.end - clause.name.end }];
  }
  return [];
}

function nameList(source: ts.SourceFile, named: ts.NamedImports): ReturnType<typeof commaList> {
  const brackets = { open: named.getStart(source) + 1, close: named.end - 1, padding: " " } as const;
  return commaList(source, named.elements, brackets, fileStyle(source));
}
