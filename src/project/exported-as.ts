import { ts } from "@ts-morph/common";
import { followDeclaration } from "./follow.js";
import type { Located, Modules } from "./modules.js";
import type { ExportedSymbol, ModuleRef } from "./project.js";
import { findDeclaration } from "./scope.js";

/**
 * How a file imports what a name in it stands for: exported name, local name and module.
 *
 * @returns undefined where the name is not imported by name
 */
export function importedAs(modules: Modules, name: ts.Identifier, file: string): ExportedSymbol | undefined {
  const declaration = findDeclaration(name.text, name);
  if (declaration?.kind !== "import" || declaration.exported === "*") return undefined;
  const module = moduleRef(modules, declaration.specifier, file);
  return { exported: declaration.exported, local: name.text, module };
}

/** A package of the workspace stays a package: its files are not others' to name. */
function moduleRef(modules: Modules, specifier: string, file: string): ModuleRef {
  const target = modules.resolve(specifier, file);
  if (target === undefined || modules.isWorkspacePackage(specifier, file)) return { package: specifier };
  return { file: target };
}

/** How others import a value that a file declares; undefined where the file does not export it. */
export function exportedFrom(modules: Modules, { node, file }: Located): ExportedSymbol | undefined {
  for (const [exported, local] of exportNames(modules.source(file))) {
    const declaration = findDeclaration(local.text, local);
    if (declaration === undefined) continue;
    const value = followDeclaration(modules, declaration, { node: local, file });
    if (value.kind === "value" && value.node === node) {
      return { exported, local: exported === "default" ? local.text : exported, module: { file } };
    }
  }
  return undefined;
}

/** The names a file exports of its own, with an identifier that can be followed. */
function exportNames(source: ts.SourceFile | undefined): [string, ts.Identifier][] {
  return (source?.statements ?? []).flatMap((statement): [string, ts.Identifier][] => {
    if (ts.isExportAssignment(statement))
      return ts.isIdentifier(statement.expression) ? [["default", statement.expression]] : [];
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.moduleSpecifier === undefined ? statement.exportClause : undefined;
      if (clause === undefined || !ts.isNamedExports(clause)) return [];
      return clause.elements.flatMap(({ name, propertyName }): [string, ts.Identifier][] => {
        const local = propertyName ?? name;
        return ts.isIdentifier(local) ? [[name.text, local]] : [];
      });
    }
    if (
      !ts.isVariableStatement(statement) ||
      !statement.modifiers?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword)
    )
      return [];
    return statement.declarationList.declarations.flatMap(({ name }): [string, ts.Identifier][] =>
      ts.isIdentifier(name) ? [[name.text, name]] : [],
    );
  });
}
