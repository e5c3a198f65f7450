import { ts } from "@ts-morph/common";

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

/** The import declarations of a file, in order, wherever they stand. */
export const importsOf = (source: ts.SourceFile): ts.ImportDeclaration[] =>
  source.statements.filter(ts.isImportDeclaration);

export const specifierOf = (declaration: ts.ImportDeclaration): string =>
  ts.isStringLiteralLike(declaration.moduleSpecifier) ? declaration.moduleSpecifier.text : "";

/** The names that an import gives the file: default, namespace and those in braces. */
export function importedLocals({ importClause }: ts.ImportDeclaration): string[] {
  const own = importClause?.name === undefined ? [] : [importClause.name.text];
  const bindings = importClause?.namedBindings;
  if (bindings === undefined) return own;
  if (ts.isNamespaceImport(bindings)) return [...own, bindings.name.text];
  return [...own, ...bindings.elements.map(({ name }) => name.text)];
}

export function importsModule(declaration: ts.ImportDeclaration, request: ImportRequest): boolean {
  const specifier = specifierOf(declaration);
  return specifier === request.specifier || request.sameModule?.(specifier) === true;
}

/** The name under which the file already has what is requested; undefined where it does not import it. */
export function importedName(source: ts.SourceFile, request: ImportRequest): string | undefined {
  for (const declaration of importsOf(source)) {
    const clause = declaration.importClause;
    if (clause === undefined || !importsModule(declaration, request)) continue;
    const local = nameInClause(clause, request);
    if (local !== undefined) return local;
  }
  return undefined;
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
