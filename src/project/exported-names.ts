import { ts } from "@ts-morph/common";
import type { Modules } from "./modules.js";
import { nameOf } from "./name-of.js";

/** The names of the values that a module exports, in order, those that it passes on from others included; no types. */
export function exportedNames(modules: Modules, file: string, seen: ReadonlySet<string> = new Set()): string[] {
  const source = seen.has(file) ? undefined : modules.source(file);
  if (source === undefined) return [];
  const visited = new Set([...seen, file]);
  return [...new Set(source.statements.flatMap((statement) => given(modules, statement, { file, seen: visited })))];
}

function given(
  modules: Modules,
  statement: ts.Statement,
  { file, seen }: { readonly file: string; readonly seen: ReadonlySet<string> },
): string[] {
  if (ts.isExportDeclaration(statement)) {
    const { exportClause, moduleSpecifier } = statement;
    if (statement.isTypeOnly) return [];
    if (exportClause === undefined) {
      const target =
        moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier)
          ? modules.resolve(moduleSpecifier.text, file)
          : undefined;
      return target === undefined ? [] : exportedNames(modules, target, seen).filter((name) => name !== "default");
    }
    if (ts.isNamespaceExport(exportClause)) return [exportClause.name.text];
    return exportClause.elements.filter((each) => !each.isTypeOnly).map((each) => each.name.text);
  }
  if (ts.isExportAssignment(statement)) return ["default"];
  const exported =
    ts.canHaveModifiers(statement) &&
    statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
  if (!exported) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => nameOf(name) ?? []);
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [];
  return "name" in statement && statement.name !== undefined ? [nameOf(statement.name as ts.Node) ?? ""] : [];
}
