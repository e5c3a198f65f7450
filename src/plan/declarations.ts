import { ts } from "@ts-morph/common";
import { importedLocals } from "../edit/find-import.js";

/** The names declared or imported at the top level of a file. */
export function declaredNames(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement))
      for (const each of statement.declarationList.declarations) addBinding(each.name, names);
    else if (ts.isImportDeclaration(statement)) for (const name of importedLocals(statement)) names.add(name);
    else if ("name" in statement && isIdentifier(statement.name)) names.add(statement.name.text);
  }
  return names;
}

/** Whether a name is declared or imported at the top level of a file. */
export const declares = (source: ts.SourceFile, name: string): boolean =>
  source.text.includes(name) && declaredNames(source).has(name);

const isIdentifier = (node: unknown): node is ts.Identifier => ts.isIdentifier(node as ts.Node);

function addBinding(name: ts.BindingName, names: Set<string>): void {
  if (ts.isIdentifier(name)) names.add(name.text);
  else for (const element of name.elements) if (ts.isBindingElement(element)) addBinding(element.name, names);
}

/** The one variable that a statement declares, with its initializer. */
export function variableOf(statement: ts.Statement): { name: string; value: ts.Expression } | undefined {
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration] = statement.declarationList.declarations;
  if (declaration?.initializer === undefined || !ts.isIdentifier(declaration.name)) return undefined;
  return { name: declaration.name.text, value: declaration.initializer };
}

/** True for a statement that calls the function: `eventType("a/b")`. */
export function isCallOf(statement: ts.Statement, callee: string): boolean {
  const value = variableOf(statement)?.value;
  return (
    value !== undefined &&
    ts.isCallExpression(value) &&
    ts.isIdentifier(value.expression) &&
    value.expression.text === callee
  );
}

/** The constant of the `eventType()` call that declares an event in a file. */
export function eventTypeConstant(source: ts.SourceFile, event: string): string | undefined {
  const statement = source.statements
    .filter((each) => isCallOf(each, "eventType"))
    .find((each) => {
      const value = variableOf(each)?.value;
      const [name] = value !== undefined && ts.isCallExpression(value) ? value.arguments : [];
      return name !== undefined && ts.isStringLiteralLike(name) && name.text === event;
    });
  return statement === undefined ? undefined : variableOf(statement)?.name;
}

/** True for `const x = z.object(…)`, `const x = base.extend(…)` and the like: a schema with a name. */
export function isSchema(statement: ts.Statement, base: string | undefined, depth = 0): boolean {
  const value = variableOf(statement)?.value;
  if (value === undefined || !ts.isCallExpression(value)) return false;
  const root = rootOf(value);
  if (root === undefined) return false;
  if (root === "z" || root === base || /(Payload|Schema)$/.test(root)) return true;
  // What is made of a schema of the same file is one.
  const made = statement.getSourceFile().statements.find((each) => variableOf(each)?.name === root);
  return made !== undefined && depth < 8 && isSchema(made, base, depth + 1);
}

/** The variable that a chain of calls and properties starts from. */
export function rootOf(expression: ts.Expression): string | undefined {
  let at = expression;
  while (ts.isCallExpression(at) || ts.isPropertyAccessExpression(at)) at = at.expression;
  return ts.isIdentifier(at) ? at.text : undefined;
}
