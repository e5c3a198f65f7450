import { ts } from "@ts-morph/common";
import { commonJsExports } from "./common-js.js";
import type { Located, Modules } from "./modules.js";
import { nameOf } from "./name-of.js";
import { findDeclaration, objectElements, requiredModule } from "./scope.js";

/** What a module exports under a name. `node` is the value's own expression, its declaration, or the local name of it. */
export type Export =
  | ({ readonly kind: "local" } & Located)
  | { readonly kind: "namespace"; readonly file: string }
  | { readonly kind: "external"; readonly specifier: string; readonly exported: string };

/**
 * Finds an export: declared, listed, re-exported by name or by `export *`, default, or set on `module.exports`.
 *
 * @returns undefined where the module has no such export, or leads out of the project by `export *`
 */
export function findExport(
  modules: Modules,
  file: string,
  name: string,
  seen: ReadonlySet<string> = new Set(),
): Export | undefined {
  const key = `${file}\0${name}`;
  const source = seen.has(key) ? undefined : modules.source(file);
  if (source === undefined) return undefined;
  const visited = new Set([...seen, key]);
  for (const statement of source.statements) {
    const found = exportedBy(modules, statement, { file, name, seen: visited });
    if (found !== undefined) return found;
  }
  const set = commonJs(modules, source, { file, name, seen: visited });
  if (set !== undefined || name === "default") return set;
  return throughStars(modules, source, { file, name, seen: visited });
}

interface Search {
  readonly file: string;
  readonly name: string;
  readonly seen: ReadonlySet<string>;
}

function exportedBy(modules: Modules, statement: ts.Statement, search: Search): Export | undefined {
  const { file, name } = search;
  if (ts.isExportAssignment(statement))
    return name === "default" ? { kind: "local", node: statement.expression, file } : undefined;
  if (ts.isExportDeclaration(statement)) return listed(modules, statement, search);
  if (!isExported(statement)) return undefined;
  if (ts.isVariableStatement(statement)) return variable(statement, search);
  const isDefault = has(statement, ts.SyntaxKind.DefaultKeyword);
  const own = "name" in statement && statement.name !== undefined ? nameOf(statement.name as ts.Node) : undefined;
  return (isDefault ? "default" : own) === name ? { kind: "local", node: statement, file } : undefined;
}

const has = (statement: ts.Statement, kind: ts.SyntaxKind): boolean =>
  ts.canHaveModifiers(statement) && (statement.modifiers?.some((modifier) => modifier.kind === kind) ?? false);

/** True for a declaration with `export` before it. */
export const isExported = (statement: ts.Statement): boolean => has(statement, ts.SyntaxKind.ExportKeyword);

function variable(statement: ts.VariableStatement, { file, name }: Search): Export | undefined {
  for (const { name: binding, initializer } of statement.declarationList.declarations) {
    if (ts.isIdentifier(binding)) {
      if (binding.text === name) return { kind: "local", node: initializer ?? binding, file };
      continue;
    }
    const element = objectElements(binding).find((each) => nameOf(each.name) === name);
    if (element !== undefined) return { kind: "local", node: element.name, file };
  }
  return undefined;
}

function listed(modules: Modules, statement: ts.ExportDeclaration, search: Search): Export | undefined {
  const clause = statement.exportClause;
  const specifier =
    statement.moduleSpecifier !== undefined && ts.isStringLiteral(statement.moduleSpecifier)
      ? statement.moduleSpecifier.text
      : undefined;
  if (clause === undefined) return undefined;
  if (ts.isNamespaceExport(clause)) {
    const target = specifier === undefined ? undefined : modules.resolve(specifier, search.file);
    return clause.name.text === search.name && target !== undefined ? { kind: "namespace", file: target } : undefined;
  }
  const element = clause.elements.find((each) => each.name.text === search.name);
  if (element === undefined) return undefined;
  const original = element.propertyName ?? element.name;
  if (specifier === undefined) return { kind: "local", node: original, file: search.file };
  const target = modules.resolve(specifier, search.file);
  if (target !== undefined) return findExport(modules, target, original.text, search.seen);
  return specifier.startsWith(".") ? undefined : { kind: "external", specifier, exported: original.text };
}

function throughStars(modules: Modules, source: ts.SourceFile, { file, name, seen }: Search): Export | undefined {
  for (const statement of source.statements) {
    if (!ts.isExportDeclaration(statement) || statement.exportClause !== undefined) continue;
    const { moduleSpecifier } = statement;
    const target =
      moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier)
        ? modules.resolve(moduleSpecifier.text, file)
        : undefined;
    const found = target === undefined ? undefined : findExport(modules, target, name, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The last of a name counts; all of `module.exports` is the default export. */
function commonJs(modules: Modules, source: ts.SourceFile, { file, name, seen }: Search): Export | undefined {
  const all = commonJsExports(source);
  const whole = all.findLast((each) => each.name === undefined);
  const found = all.findLast((each) => each.name === name) ?? (name === "default" ? whole : undefined);
  if (found !== undefined) return { kind: "local", node: found.node, file };
  for (const specifier of whole === undefined ? [] : passedOn(whole.node)) {
    const target = modules.resolve(specifier, file);
    const given = target === undefined ? undefined : findExport(modules, target, name, seen);
    if (given !== undefined) return given;
  }
  return undefined;
}

/** The modules whose exports a value of `module.exports` has: `require("./a")`, `{ ...require("./a"), ...b }`. */
export function passedOn(value: ts.Expression): string[] {
  if (!ts.isObjectLiteralExpression(value)) return [requiredModule(value) ?? []].flat();
  return value.properties.filter(ts.isSpreadAssignment).flatMap(({ expression }) => {
    const declared = ts.isIdentifier(expression) ? findDeclaration(expression.text, expression) : undefined;
    return declared?.kind === "import" ? declared.specifier : (requiredModule(expression) ?? []);
  });
}
