import { ts } from "@ts-morph/common";
import type { Modules } from "../modules.js";
import { whereReadable } from "../where-readable.js";

export interface ImportedName {
  readonly specifier: string;
  /** The module of the project that the specifier leads to. */
  readonly target: string;
  readonly name: string;
}

/** The names that a file imports as values from modules of the project. */
export function importedNames(modules: Modules, file: string): ImportedName[] {
  const statements = whereReadable(() => modules.source(file))?.statements ?? [];
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const specifier = statement.moduleSpecifier.text;
    const { importClause } = statement;
    const target = importClause === undefined || importClause.isTypeOnly ? undefined : modules.resolve(specifier, file);
    if (target === undefined) return [];
    const bindings = importClause?.namedBindings;
    const named = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
    const names = named.filter((each) => !each.isTypeOnly).map((each) => (each.propertyName ?? each.name).text);
    return [...(importClause?.name === undefined ? [] : ["default"]), ...names].map((name) => ({
      specifier,
      target,
      name,
    }));
  });
}
