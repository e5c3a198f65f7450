import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { followExport } from "./follow.js";
import type { ReadFunction } from "./functions.js";
import type { Modules } from "./modules.js";

/**
 * The file that exports the served functions by name beside their array: the array's own, the barrel of its folder, or
 * the one that the array's file imports them from.
 */
export function functionsReExported(
  modules: Modules,
  registration: string,
  served: readonly ReadFunction[],
): { readonly file: string } | undefined {
  const index = modules.resolve("./index", posix.join(posix.dirname(registration), "x.ts"));
  const imported = new Set(importedFrom(modules, registration));
  const file = [registration, index, ...imported].find(
    (each) => each !== undefined && listsMost(modules, each, served),
  );
  return file === undefined ? undefined : { file };
}

/** The modules that a file imports values from by name. */
function importedFrom(modules: Modules, file: string): string[] {
  return (modules.source(file)?.statements ?? []).flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const bindings = statement.importClause?.namedBindings;
    const named = bindings !== undefined && ts.isNamedImports(bindings) && bindings.elements.length > 0;
    return named ? (modules.resolve(statement.moduleSpecifier.text, file) ?? []) : [];
  });
}

function listsMost(modules: Modules, file: string, served: readonly ReadFunction[]): boolean {
  const source = modules.source(file);
  const names = (source?.statements ?? []).flatMap((statement) => {
    const clause = ts.isExportDeclaration(statement) && !statement.isTypeOnly ? statement.exportClause : undefined;
    return clause !== undefined && ts.isNamedExports(clause) ? clause.elements.map((element) => element.name.text) : [];
  });
  const calls = new Set<ts.Node>(served.map(({ call }) => call));
  const listed = names.filter((name) => {
    const value = source && followExport(modules, file, name, { node: source, file });
    return value?.kind === "value" && calls.has(value.node);
  });
  // `export * from "./a"` gives what it does not name.
  const whole = new Set(starTargets(modules, file));
  const passed = served.filter((each) => whole.has(each.file)).length;
  const given = listed.length + passed;
  // The index of one function's folder lists that function alone.
  return given > 0 && given * 2 >= served.length && (given > 1 || served.length === 1);
}

/** The modules that a file passes on as a whole. */
function starTargets(modules: Modules, file: string): string[] {
  return (modules.source(file)?.statements ?? []).flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.exportClause !== undefined || statement.isTypeOnly) return [];
    const { moduleSpecifier } = statement;
    return moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier)
      ? (modules.resolve(moduleSpecifier.text, file) ?? [])
      : [];
  });
}
