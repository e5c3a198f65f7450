import { ts } from "@ts-morph/common";
import { type ExportedFunction, exportedFunctions } from "./exported-functions.js";

/** Where a function has done its work and not yet returned. */
export interface SendingPlace {
  readonly function: ExportedFunction;
  /** `route`: it answers a request. */
  readonly kind: "route" | "function";
  /** The blocks around the place, the function's own first. */
  readonly blocks: readonly [ts.Block, ...ts.Block[]];
  /** The statement that it comes before; at the end of the innermost block where undefined. */
  readonly before: ts.Statement | undefined;
}

const READING: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);
const METHODS: ReadonlySet<string> = new Set([...READING, "POST", "PUT", "PATCH", "DELETE"]);

/**
 * The one place in a file where an event can be sent without a person's judgement: the end of its only exported async
 * function, or of the only one that answers a request which changes something.
 *
 * @returns why there is none, as the end of a sentence that begins with the file, where that is so
 */
export function sendingPlace(source: ts.SourceFile, path: string): SendingPlace | string {
  if (hasDirective(source.statements, "use client")) return "runs in the browser";
  const found = exportedFunctions(source);
  const names = [...found.async.map(({ name }) => name), ...found.wrapped];
  const isRoute = names.some((name) => METHODS.has(name)) || /(^|\/)pages\/api\//.test(path);
  const wanted = (name: string): boolean => !(isRoute && READING.has(name));
  const wrapped = found.wrapped.find(wanted);
  if (wrapped !== undefined) return `exports ${wrapped}, whose function is not a plain async one`;
  const [only, ...others] = found.async.filter(({ name }) => wanted(name));
  if (only === undefined) return "exports no async function that could send it";
  if (others.length > 0)
    return `exports several async functions: ${[only, ...others].map(({ name }) => name).join(", ")}`;
  const end = endOf([only.body]);
  return typeof end === "string"
    ? `exports ${only.name}, ${end}`
    : { function: only, kind: isRoute ? "route" : "function", ...end };
}

function hasDirective(statements: readonly ts.Statement[], directive: string): boolean {
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) return false;
    if (statement.expression.text === directive) return true;
  }
  return false;
}

type End = Pick<SendingPlace, "blocks" | "before">;

/** What is done in a `try` at the end is the function's work; what comes behind it would run after a failure too. */
function endOf(blocks: End["blocks"]): End | string {
  const { statements } = blocks.at(-1) ?? blocks[0];
  const last = statements.at(-1);
  if (last === undefined) return "which does nothing yet";
  if (statements.some((each) => each !== last && leaves(each))) return "which has code behind its end";
  if (ts.isTryStatement(last)) return endOf([...blocks, last.tryBlock]);
  if (ts.isReturnStatement(last)) {
    const { expression } = last;
    if (expression === undefined || isHarmless(expression)) return { blocks, before: last };
    return "which does its work in the return statement";
  }
  if (ts.isThrowStatement(last)) return "which ends with an error";
  if (isRedirect(last)) return { blocks, before: last };
  return returns(last) ? "which ends in several ways" : { blocks, before: undefined };
}

const leaves = (statement: ts.Statement): boolean => ts.isReturnStatement(statement) || ts.isThrowStatement(statement);

/** Next.js leaves a function by throwing. */
const isRedirect = (statement: ts.Statement): boolean =>
  ts.isExpressionStatement(statement) &&
  ts.isCallExpression(statement.expression) &&
  ts.isIdentifier(statement.expression.expression) &&
  /^(redirect|permanentRedirect|notFound)$/.test(statement.expression.expression.text);

/** True where a return of the function itself is somewhere in a statement. */
function returns(node: ts.Node): boolean {
  if (ts.isReturnStatement(node)) return true;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, (child) => (returns(child) ? true : undefined)) === true;
}

const MAKES_VALUES =
  /^(Response|NextResponse|JSON|Object|Array|String|Number|Boolean|Math|Date|Map|Set|json|redirect)$/;
const KEEPS_VALUES = /^(map|filter|slice|join|trim|includes|toString|toJSON|toISOString|toFixed)$/;

/** True where an expression only says what has been done: it calls nothing that could do more. */
function isHarmless(node: ts.Node): boolean {
  if (ts.isAwaitExpression(node) || ts.isYieldExpression(node) || ts.isTaggedTemplateExpression(node)) return false;
  if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && !callsHarmless(node.expression)) return false;
  return ts.forEachChild(node, (child) => (isHarmless(child) ? undefined : true)) !== true;
}

function callsHarmless(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return MAKES_VALUES.test(callee.text);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  return (
    KEEPS_VALUES.test(callee.name.text) ||
    (ts.isIdentifier(callee.expression) && MAKES_VALUES.test(callee.expression.text))
  );
}
