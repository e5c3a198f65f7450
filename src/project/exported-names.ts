import { ts } from "@ts-morph/common";
import { assigned, isExports, isExportsObject, wholeExport } from "./common-js.js";
import { passedOn } from "./exports.js";
import type { Modules } from "./modules.js";
import { nameOf } from "./name-of.js";
import { objectElements } from "./scope.js";

/** The names of the values that a module exports, in order, those that it passes on from others included; no types. */
export function exportedNames(modules: Modules, file: string, seen: ReadonlySet<string> = new Set()): string[] {
  const source = seen.has(file) ? undefined : modules.source(file);
  if (source === undefined) return [];
  const visited = new Set([...seen, file]);
  const whole = wholeExport(source);
  const passed = whole === undefined ? [] : passedOn(whole).flatMap((each) => modules.resolve(each, file) ?? []);
  return [
    ...new Set([
      ...source.statements.flatMap((statement) => given(modules, statement, { file, seen: visited })),
      ...passed.flatMap((target) => exportedNames(modules, target, visited)),
    ]),
  ];
}

function given(
  modules: Modules,
  statement: ts.Statement,
  { file, seen }: { readonly file: string; readonly seen: ReadonlySet<string> },
): string[] {
  if (!ts.isExportDeclaration(statement) || statement.exportClause !== undefined || statement.isTypeOnly)
    return namesOf(statement);
  const { moduleSpecifier } = statement;
  const target =
    moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier)
      ? modules.resolve(moduleSpecifier.text, file)
      : undefined;
  return target === undefined ? [] : exportedNames(modules, target, seen).filter((name) => name !== "default");
}

/** The names of the values that a statement exports by itself; nothing for `export *`. */
const namesOf = (statement: ts.Statement): string[] =>
  exportedNodes(statement).flatMap((node) => (node === "default" ? node : (nameOf(node) ?? [])));

/** The same as the nodes that have the names; what is exported as default has none. */
export function exportedNodes(statement: ts.Statement): (ts.Node | "default")[] {
  if (ts.isExpressionStatement(statement)) return setOnExports(statement);
  if (ts.isExportAssignment(statement)) return ["default"];
  if (ts.isExportDeclaration(statement)) {
    const { exportClause } = statement;
    if (statement.isTypeOnly || exportClause === undefined) return [];
    if (ts.isNamespaceExport(exportClause)) return [exportClause.name];
    return exportClause.elements.filter((each) => !each.isTypeOnly).map((each) => each.name);
  }
  if (!has(statement, ts.SyntaxKind.ExportKeyword)) return [];
  if (has(statement, ts.SyntaxKind.DefaultKeyword)) return ["default"];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name] : objectElements(name).map((each) => each.name),
    );
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [];
  return "name" in statement && statement.name !== undefined ? [statement.name as ts.Node] : [];
}

const has = (statement: ts.Statement, kind: ts.SyntaxKind): boolean =>
  ts.canHaveModifiers(statement) && (statement.modifiers?.some((modifier) => modifier.kind === kind) ?? false);

/** The members of an object that is all of `module.exports`, or that one value. */
function setOnExports(statement: ts.ExpressionStatement): (ts.Node | "default")[] {
  const { left, right } = assigned(statement.expression) ?? {};
  if (left === undefined || right === undefined) return [];
  if (!isExports(left)) return commonJsMember(left);
  if (!ts.isObjectLiteralExpression(right)) return ["default"];
  return right.properties.flatMap((property) => property.name ?? []);
}

const commonJsMember = (left: ts.Expression): ts.Node[] =>
  ts.isPropertyAccessExpression(left) && isExportsObject(left.expression) ? [left.name] : [];
