import { ts } from "@ts-morph/common";
import { importsOf, specifierOf } from "../edit/find-import.js";
import { variableOf } from "./declarations.js";

/**
 * The package whose schema an expression is, as `valibot` for `v.object(…)`: followed over the names of its file to an
 * import. Undefined where it comes from another module of the project or the file does not tell.
 */
export function schemaPackage(source: ts.SourceFile, expression: ts.Expression, depth = 0): string | undefined {
  const name = rootName(expression);
  if (name === undefined || depth > 5) return undefined;
  const imported = importsOf(source).find((each) => each.importClause !== undefined && binds(each.importClause, name));
  if (imported !== undefined) return packageOf(specifierOf(imported));
  const declared = source.statements.find((statement) => variableOf(statement)?.name === name);
  const initializer = declared === undefined ? undefined : initializerOf(declared, name);
  return initializer === undefined ? undefined : schemaPackage(source, initializer, depth + 1);
}

/** The name that an expression begins with: `v` of `v.object({})`, `type` of `type({})`. */
function rootName(expression: ts.Expression): string | undefined {
  let at = expression;
  while (ts.isCallExpression(at) || ts.isPropertyAccessExpression(at)) at = at.expression;
  return ts.isIdentifier(at) ? at.text : undefined;
}

/** Where a specifier leads by its form; aliases and relative paths lead into the project. */
const packageOf = (specifier: string): string | undefined =>
  /^(\.|@\/|[#~$])/.test(specifier) ? undefined : specifier.replace(/^npm:/, "");

function binds({ name, namedBindings }: ts.ImportClause, local: string): boolean {
  if (name?.text === local) return true;
  if (namedBindings === undefined) return false;
  return "elements" in namedBindings
    ? namedBindings.elements.some((each) => each.name.text === local)
    : namedBindings.name.text === local;
}

function initializerOf(statement: ts.Statement, name: string): ts.Expression | undefined {
  if (!ts.isVariableStatement(statement)) return undefined;
  return statement.declarationList.declarations.find((each) => ts.isIdentifier(each.name) && each.name.text === name)
    ?.initializer;
}
