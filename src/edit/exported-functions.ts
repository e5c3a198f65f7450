import { ts } from "@ts-morph/common";

/** An exported function with a body of its own. */
export interface ExportedFunction {
  /** "default" for a default export. */
  readonly name: string;
  readonly node: ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;
  readonly body: ts.Block;
}

export interface ExportedFunctions {
  readonly async: readonly ExportedFunction[];
  /** Exports that are made by a call with a function in it, and what runs at the end cannot be seen. */
  readonly wrapped: readonly string[];
}

/** The async functions that a file exports, however it does that. */
export function exportedFunctions(source: ts.SourceFile): ExportedFunctions {
  const listed = listedNames(source);
  const async: ExportedFunction[] = [];
  const wrapped: string[] = [];
  const take = (name: string, node: ts.Node | undefined): void => {
    if (node === undefined) return;
    if (isFunction(node)) {
      if (isAsync(node) && node.body !== undefined && ts.isBlock(node.body))
        async.push({ name, node, body: node.body });
      else if (isAsync(node)) wrapped.push(name);
    } else if (!isPlain(node)) wrapped.push(name);
  };
  for (const statement of source.statements) {
    if (ts.isExportAssignment(statement)) {
      if (!ts.isIdentifier(statement.expression)) take("default", unwrapped(statement.expression));
    } else if (ts.isFunctionDeclaration(statement)) {
      const name = exportName(statement, statement.name?.text, listed);
      if (name !== undefined) take(name, statement);
    } else if (ts.isVariableStatement(statement)) {
      for (const { name: binding, initializer } of statement.declarationList.declarations) {
        const name = ts.isIdentifier(binding) ? exportName(statement, binding.text, listed) : undefined;
        if (name !== undefined && initializer !== undefined) take(name, unwrapped(initializer));
      }
    }
  }
  return { async, wrapped };
}

/** By the local name, what `export { a as b }` and `export default a` call it. */
function listedNames(source: ts.SourceFile): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const statement of source.statements) {
    if (ts.isExportAssignment(statement) && ts.isIdentifier(statement.expression))
      names.set(statement.expression.text, "default");
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier !== undefined) continue;
    const clause = statement.exportClause;
    if (clause === undefined || !ts.isNamedExports(clause)) continue;
    for (const { name, propertyName } of clause.elements) names.set((propertyName ?? name).text, name.text);
  }
  return names;
}

function exportName(
  statement: ts.FunctionDeclaration | ts.VariableStatement,
  local: string | undefined,
  listed: ReadonlyMap<string, string>,
): string | undefined {
  const has = (kind: ts.SyntaxKind): boolean => statement.modifiers?.some((each) => each.kind === kind) ?? false;
  if (has(ts.SyntaxKind.ExportKeyword)) return has(ts.SyntaxKind.DefaultKeyword) ? "default" : local;
  return local === undefined ? undefined : listed.get(local);
}

function unwrapped(node: ts.Expression): ts.Expression {
  const inner =
    ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)
      ? node.expression
      : undefined;
  return inner === undefined ? node : unwrapped(inner);
}

type FunctionNode = ExportedFunction["node"];

const isFunction = (node: ts.Node): node is FunctionNode =>
  ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node);

/** A generator is async in another way. */
const isAsync = (node: FunctionNode): boolean =>
  (node.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false) &&
  node.asteriskToken === undefined;

/** True for a value without a function in it. */
function isPlain(node: ts.Node): boolean {
  if (isFunction(node)) return false;
  return ts.forEachChild(node, (child) => (isPlain(child) ? undefined : true)) !== true;
}
