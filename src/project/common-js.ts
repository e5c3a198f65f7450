import { ts } from "@ts-morph/common";
import { nameOf } from "./name-of.js";

/** Whether a file is CommonJS: it requires or exports as such, and has no import or export of the language. */
export const isCommonJs = (source: ts.SourceFile): boolean =>
  !ts.isExternalModule(source) && /\brequire\s*\(|\bmodule\.exports\b|\bexports\.[\w$]/.test(source.text);

/** What a CommonJS module gives; without a name it is all of `module.exports`. */
export interface CommonJsExport {
  readonly name: string | undefined;
  /** The value's own expression, or the local name of it. */
  readonly node: ts.Expression;
  readonly statement: ts.Statement;
}

/** A module with thousands of functions is asked for each of them. */
const known = new WeakMap<ts.SourceFile, readonly CommonJsExport[]>();

/** All that a module sets on `module.exports` or `exports` when it is loaded, in order. */
export function commonJsExports(source: ts.SourceFile): readonly CommonJsExport[] {
  const found = known.get(source) ?? (/\bexports\b/.test(source.text) ? exportsIn(source) : []);
  known.set(source, found);
  return found;
}

const exportsIn = ({ statements }: ts.SourceFile): CommonJsExport[] =>
  statements.flatMap((statement) =>
    assignmentsIn(statement).flatMap(({ left, right }) => exportedBy(left, right, statement)),
  );

/** The assignments that a statement is or begins with: `exports.a = exports.b = x`, `const a = (exports.a = x)`. */
function assignmentsIn(statement: ts.Statement): { left: ts.Expression; right: ts.Expression }[] {
  const starts = ts.isExpressionStatement(statement)
    ? [statement.expression]
    : ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.flatMap(({ initializer }) => initializer ?? [])
      : [];
  return starts.flatMap((start) => {
    const lefts: ts.Expression[] = [];
    let at: ts.Expression = start;
    for (let next = assigned(at); next !== undefined; next = assigned(at)) {
      lefts.push(next.left);
      at = next.right;
    }
    // What a compiler declares at the top has no value yet.
    return ts.isVoidExpression(at) ? [] : lefts.map((left) => ({ left, right: at }));
  });
}

/** `module.exports = …` or `exports.a = …` */
export const isExportStatement = (statement: ts.Statement): boolean =>
  ts.isExpressionStatement(statement) &&
  assignmentsIn(statement).some(({ left, right }) => exportedBy(left, right, statement).length > 0);

/** `left = right`, in parentheses or not. */
export function assigned(node: ts.Node): ts.BinaryExpression | undefined {
  if (ts.isParenthesizedExpression(node)) return assigned(node.expression);
  const isAssignment = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isAssignment ? node : undefined;
}

function exportedBy(left: ts.Expression, right: ts.Expression, statement: ts.Statement): CommonJsExport[] {
  if (isExports(left)) {
    const whole = { name: undefined, node: right, statement };
    return ts.isObjectLiteralExpression(right) ? [whole, ...propertiesOf(right, statement)] : [whole];
  }
  const isMember = ts.isPropertyAccessExpression(left) && isExportsObject(left.expression);
  return isMember ? [{ name: left.name.text, node: right, statement }] : [];
}

const propertiesOf = ({ properties }: ts.ObjectLiteralExpression, statement: ts.Statement): CommonJsExport[] =>
  properties.flatMap((property): CommonJsExport[] => {
    const name = property.name === undefined ? undefined : nameOf(property.name);
    if (name === undefined) return [];
    if (ts.isShorthandPropertyAssignment(property)) return [{ name, node: property.name, statement }];
    return ts.isPropertyAssignment(property) ? [{ name, node: property.initializer, statement }] : [];
  });

/** `module.exports` */
export const isExports = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === "module" &&
  node.name.text === "exports";

/** `module.exports` or `exports`, whose members are exported. */
export const isExportsObject = (node: ts.Node): boolean =>
  isExports(node) || (ts.isIdentifier(node) && node.text === "exports");

/** What `require()` of a module gives where one value was set for all of it, in TypeScript by `export =`; the last that was set. */
export const wholeExport = (source: ts.SourceFile): ts.Expression | undefined =>
  commonJsExports(source).findLast(({ name }) => name === undefined)?.node ??
  source.statements.filter(ts.isExportAssignment).find(({ isExportEquals }) => isExportEquals === true)?.expression;
