import { ts } from "@ts-morph/common";
import { type ImportStatement, importsOf } from "./find-import.js";
import { bracesOf, requiredNames } from "./find-require.js";
import { removeName } from "./remove-name.js";
import { removeStatement } from "./remove-statement.js";
import type { Edit } from "./splice.js";

/** Takes the import of a local name out, whatever it is called elsewhere: the inverse of `insertImport`. */
export function removeImport(source: ts.SourceFile, local: string): Edit[] {
  for (const statement of importsOf(source)) {
    const edits = fromStatement(source, statement, local);
    if (edits !== undefined) return edits;
  }
  return [];
}

function fromStatement(source: ts.SourceFile, statement: ImportStatement, local: string): Edit[] | undefined {
  if (ts.isImportDeclaration(statement)) {
    const clause = statement.importClause;
    return clause && fromClause(source, { declaration: statement, clause }, local);
  }
  const names = requiredNames(statement);
  if (!names.some((each) => each.local === local)) return undefined;
  const braces = bracesOf(statement);
  return braces === undefined || names.length < 2
    ? [removeStatement(source, statement)]
    : removeName(source, braces, local);
}

interface Import {
  readonly declaration: ts.ImportDeclaration;
  readonly clause: ts.ImportClause;
}

function fromClause(source: ts.SourceFile, { declaration, clause }: Import, local: string): Edit[] | undefined {
  const { name, namedBindings } = clause;
  const whole = (): Edit[] => [removeStatement(source, declaration)];
  if (name?.text === local) {
    if (namedBindings === undefined) return whole();
    const from = name.getStart(source);
    return [{ offset: from, insert: "", remove: namedBindings.getStart(source) - from }];
  }
  if (namedBindings === undefined) return undefined;
  if (ts.isNamespaceImport(namedBindings)) {
    if (namedBindings.name.text !== local) return undefined;
    return name === undefined ? whole() : [withoutBindings(name, namedBindings)];
  }
  if (!namedBindings.elements.some((element) => element.name.text === local)) return undefined;
  if (namedBindings.elements.length > 1) return removeName(source, namedBindings, local);
  return name === undefined ? whole() : [withoutBindings(name, namedBindings)];
}

const withoutBindings = (name: ts.Identifier, bindings: ts.NamedImportBindings): Edit => ({
  offset: name.end,
  insert: "",
  remove: bindings.end - name.end,
});
