import { ts } from "@ts-morph/common";

/** The first piece of syntax that only TypeScript has: the parser takes it in a JavaScript file as well, Node does not. */
export function typescriptSyntax(source: ts.SourceFile): ts.Node | undefined {
  const visit = (node: ts.Node): ts.Node | undefined => (isTypeScript(node) ? node : ts.forEachChild(node, visit));
  return ts.forEachChild(source, visit);
}

const isTypeScript = (node: ts.Node): boolean => isDeclaration(node) || isExpression(node) || isTypeImport(node);

const isDeclaration = (node: ts.Node): boolean =>
  ts.isTypeAliasDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isEnumDeclaration(node) ||
  ts.isModuleDeclaration(node) ||
  ts.isTypeParameterDeclaration(node);

/** What a class extends is parsed as a type node too. */
const isExpression = (node: ts.Node): boolean =>
  ts.isAsExpression(node) ||
  ts.isSatisfiesExpression(node) ||
  ts.isNonNullExpression(node) ||
  (ts.isTypeNode(node) && !(ts.isExpressionWithTypeArguments(node) && node.typeArguments === undefined));

const isTypeImport = (node: ts.Node): boolean =>
  ((ts.isImportSpecifier(node) || ts.isExportSpecifier(node) || ts.isExportDeclaration(node)) && node.isTypeOnly) ||
  (ts.isImportClause(node) && node.phaseModifier === ts.SyntaxKind.TypeKeyword);
