import { ts } from "@ts-morph/common";
import { requiredModule } from "../project/scope.js";

/** `const … = require("…")`, alone in its statement. */
export interface RequireStatement extends ts.VariableStatement {
  readonly declarationList: ts.VariableDeclarationList & { readonly declarations: readonly [ts.VariableDeclaration] };
}

export function isRequire(statement: ts.Statement): statement is RequireStatement {
  if (!ts.isVariableStatement(statement)) return false;
  const [declaration, ...others] = statement.declarationList.declarations;
  return others.length === 0 && specifierOfValue(declaration?.initializer) !== undefined;
}

/** The module of `require("…")`, also where one of its exports is taken at once. */
function specifierOfValue(value: ts.Expression | undefined): string | undefined {
  if (value === undefined || ts.isAwaitExpression(value)) return undefined;
  return requiredModule(ts.isPropertyAccessExpression(value) ? value.expression : value);
}

export const requiredIn = ({ declarationList }: RequireStatement): string =>
  specifierOfValue(declarationList.declarations[0].initializer) ?? "";

/** The braces of `const { a, b: c } = require("…")`. */
export function bracesOf({ declarationList }: RequireStatement): ts.ObjectBindingPattern | undefined {
  const { name, initializer } = declarationList.declarations[0];
  const isWhole = initializer !== undefined && !ts.isPropertyAccessExpression(initializer);
  return isWhole && ts.isObjectBindingPattern(name) ? name : undefined;
}

/** The names that a statement gives its file, each with what the module calls it; "default" for all of the module. */
export function requiredNames(statement: RequireStatement): { readonly exported: string; readonly local: string }[] {
  const { name, initializer } = statement.declarationList.declarations[0];
  if (ts.isIdentifier(name)) {
    const member =
      initializer !== undefined && ts.isPropertyAccessExpression(initializer) ? initializer.name.text : "default";
    return [{ exported: member, local: name.text }];
  }
  return (bracesOf(statement)?.elements ?? []).flatMap(({ name: local, propertyName }) =>
    ts.isIdentifier(local)
      ? [
          {
            exported: propertyName !== undefined && ts.isIdentifier(propertyName) ? propertyName.text : local.text,
            local: local.text,
          },
        ]
      : [],
  );
}

/** The statement of the top level that requires a module which a literal names. */
export function requireAround(literal: ts.StringLiteralLike): RequireStatement | undefined {
  let at: ts.Node = literal.parent;
  while (ts.isCallExpression(at) || ts.isPropertyAccessExpression(at)) at = at.parent;
  const statement = ts.isVariableDeclaration(at) ? at.parent.parent : undefined;
  const isTop = statement !== undefined && ts.isVariableStatement(statement) && ts.isSourceFile(statement.parent);
  return isTop && isRequire(statement) ? statement : undefined;
}
