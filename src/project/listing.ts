import { ts } from "@ts-morph/common";
import { bare, type Followed, follow } from "./follow.js";
import type { Located, Modules } from "./modules.js";
import { findAll } from "./nodes.js";

/** An array of functions, and the function that gives it. */
export interface Listing {
  readonly list: Located<ts.ArrayLiteralExpression>;
  readonly by: Located<ts.FunctionLikeDeclaration>;
  /** What that function is called. */
  readonly name: string;
}

/** Where the functions are listed that a call of the project's own function gives, be it itself or one that it calls. */
export function listingOf(modules: Modules, call: Located<ts.CallExpression>): Listing | undefined {
  const all = listingsBelow(modules, call, new Set());
  const [only] = all;
  return all.length === 1 ? only : undefined;
}

function listingsBelow(modules: Modules, { node, file }: Located<ts.CallExpression>, seen: Set<ts.Node>): Listing[] {
  const { expression } = node;
  if (!ts.isIdentifier(expression)) return [];
  const made = follow(modules, { node: expression, file });
  if (made.kind !== "value" || !ts.isFunctionLike(made.node) || seen.has(made.node)) return [];
  seen.add(made.node);
  const by = { node: made.node as ts.FunctionLikeDeclaration, file: made.file };
  return returnsOf(by.node).flatMap((each) =>
    valuesOf(modules, { node: each, file: by.file }).flatMap((value) => {
      const at = awaited(value.node);
      if (ts.isArrayLiteralExpression(at)) return [{ list: { node: at, file: value.file }, by, name: expression.text }];
      return ts.isCallExpression(at) ? listingsBelow(modules, { node: at, file: value.file }, seen) : [];
    }),
  );
}

/** What a function returns, the functions within it aside. */
function returnsOf({ body }: ts.FunctionLikeDeclaration): ts.Expression[] {
  if (body === undefined) return [];
  if (!ts.isBlock(body)) return [body];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression);
    if (!ts.isFunctionLike(node)) node.forEachChild(visit);
  };
  body.forEachChild(visit);
  return found;
}

/** What an expression is, or what is assigned to the variable that it names. */
function valuesOf(modules: Modules, { node, file }: Located): Located[] {
  const value: Followed = follow(modules, { node: awaited(node), file });
  if (value.kind === "value") return [value];
  if (value.kind !== "unknown" || !ts.isVariableDeclaration(value.node) || !ts.isIdentifier(value.node.name)) return [];
  const { text } = value.node.name;
  return findAll(value.node.getSourceFile(), ts.isBinaryExpression).flatMap(({ operatorToken, left, right }) =>
    ASSIGNS.has(operatorToken.kind) && ts.isIdentifier(left) && left.text === text
      ? [{ node: awaited(right), file: value.file }]
      : [],
  );
}

const ASSIGNS = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
]);

function awaited(node: ts.Node): ts.Node {
  const value = bare(node);
  return ts.isAwaitExpression(value) ? awaited(value.expression) : value;
}
