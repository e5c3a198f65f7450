import { ts } from "@ts-morph/common";
import { isCommonJs } from "../project/common-js.js";
import { isRequire, type RequireStatement, requiredIn, requiredNames } from "./find-require.js";

export interface ImportRequest {
  readonly specifier: string;
  /** The exported name; "default" for the default export. */
  readonly exported: string;
  /** The name to give it in this file. */
  readonly local: string;
  /** Only its type is used. */
  readonly typeOnly?: boolean;
  /** Says whether another specifier means the same module; equality where absent. */
  readonly sameModule?: (specifier: string) => boolean;
}

/** An import declaration, or in CommonJS the statement that requires a module. */
export type ImportStatement = ts.ImportDeclaration | RequireStatement;

/** The imports of a file, in order, wherever they stand at its top level. */
export const importsOf = (source: ts.SourceFile): ImportStatement[] =>
  isCommonJs(source) ? source.statements.filter(isRequire) : source.statements.filter(ts.isImportDeclaration);

export function specifierOf(statement: ImportStatement): string {
  if (!ts.isImportDeclaration(statement)) return requiredIn(statement);
  return ts.isStringLiteralLike(statement.moduleSpecifier) ? statement.moduleSpecifier.text : "";
}

/** The names that an import gives the file: default, namespace and those in braces. */
export function importedLocals(statement: ImportStatement): string[] {
  if (!ts.isImportDeclaration(statement)) return requiredNames(statement).map(({ local }) => local);
  const { importClause } = statement;
  const own = importClause?.name === undefined ? [] : [importClause.name.text];
  const bindings = importClause?.namedBindings;
  if (bindings === undefined) return own;
  if (ts.isNamespaceImport(bindings)) return [...own, bindings.name.text];
  return [...own, ...bindings.elements.map(({ name }) => name.text)];
}

export function importsModule(statement: ImportStatement, request: ImportRequest): boolean {
  const specifier = specifierOf(statement);
  return specifier === request.specifier || request.sameModule?.(specifier) === true;
}

/** The name under which the file already has what is requested; undefined where it does not import it. */
export function importedName(source: ts.SourceFile, request: ImportRequest): string | undefined {
  for (const statement of importsOf(source)) {
    if (!importsModule(statement, request)) continue;
    const local = nameIn(statement, request);
    if (local !== undefined) return local;
  }
  return undefined;
}

function nameIn(statement: ImportStatement, request: ImportRequest): string | undefined {
  if (!ts.isImportDeclaration(statement))
    return requiredNames(statement).find(({ exported }) => exported === request.exported)?.local;
  return statement.importClause && nameInClause(statement.importClause, request);
}

function nameInClause(clause: ts.ImportClause, request: ImportRequest): string | undefined {
  const usable = (typeOnly: boolean): boolean => request.typeOnly === true || !typeOnly;
  if (!usable(isTypeOnly(clause))) return undefined;
  if (request.exported === "default" && clause.name !== undefined) return clause.name.text;
  const bindings = clause.namedBindings;
  if (bindings === undefined || !ts.isNamedImports(bindings)) return undefined;
  const found = bindings.elements.find(
    (element) => (element.propertyName ?? element.name).text === request.exported && usable(element.isTypeOnly),
  );
  return found?.name.text;
}

/** `import type …`, which can give no value. */
export const isTypeOnly = (clause: ts.ImportClause): boolean => clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
