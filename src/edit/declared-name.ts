import { ts } from "@ts-morph/common";

/** The type, the function or the one variable that a statement declares. */
export function declaredName(statement: ts.Statement): string | undefined {
  const isNamed =
    ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement) || ts.isFunctionDeclaration(statement);
  if (isNamed) return statement.name?.text;
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration, another] = statement.declarationList.declarations;
  return another === undefined && declaration !== undefined && ts.isIdentifier(declaration.name)
    ? declaration.name.text
    : undefined;
}
