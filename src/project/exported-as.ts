import { ts } from "@ts-morph/common";
import { commonJsExports, wholeExport } from "./common-js.js";
import { follow } from "./follow.js";
import type { Located, Modules } from "./modules.js";
import type { ExportedSymbol, ModuleRef } from "./project.js";
import { findDeclaration } from "./scope.js";

/**
 * How a file imports what a name in it stands for: exported name, local name and module. What `require()` gives of a
 * module that is one value counts as its default export.
 *
 * @returns undefined where the name is not imported by name
 */
export function importedAs(modules: Modules, name: ts.Identifier, file: string): ExportedSymbol | undefined {
  const declaration = findDeclaration(name.text, name);
  if (declaration?.kind !== "import") return undefined;
  const { specifier } = declaration;
  const exported =
    declaration.exported === "*" && isOneValue(modules, specifier, file) ? "default" : declaration.exported;
  return exported === "*" ? undefined : { exported, local: name.text, module: moduleRef(modules, specifier, file) };
}

/** Whether all that a module exports is one value that is no list of several. */
function isOneValue(modules: Modules, specifier: string, file: string): boolean {
  const target = modules.resolve(specifier, file);
  const source = target === undefined ? undefined : modules.source(target);
  const whole = source && wholeExport(source);
  return whole !== undefined && !ts.isObjectLiteralExpression(whole);
}

/** A package of the workspace stays a package, and so does what the compiler maps by name: its files are not others' to name. */
function moduleRef(modules: Modules, specifier: string, file: string): ModuleRef {
  const target = modules.resolve(specifier, file);
  const isName = modules.isWorkspacePackage(specifier, file) || modules.isMappedByName(specifier, file);
  if (target === undefined || isName) return { package: specifier };
  return { file: target };
}

/** How others import a value that a file declares; undefined where the file does not export it. */
export function exportedFrom(modules: Modules, { node, file }: Located): ExportedSymbol | undefined {
  for (const [exported, given] of exportsOf(modules.source(file))) {
    const value = follow(modules, { node: given, file });
    if (value.kind !== "value" || value.node !== node) continue;
    const local = exported === "default" ? (ts.isIdentifier(given) ? given.text : "inngest") : exported;
    return { exported, local, module: { file } };
  }
  return undefined;
}

/** What a file exports of its own, by name, with an expression that can be followed. */
function exportsOf(source: ts.SourceFile | undefined): (readonly [string, ts.Expression])[] {
  const declared = (source?.statements ?? []).flatMap((statement): [string, ts.Identifier][] => {
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
  const set = source === undefined ? [] : commonJsExports(source);
  return [...declared, ...set.map(({ name, node }) => [name ?? "default", node] as const)];
}
