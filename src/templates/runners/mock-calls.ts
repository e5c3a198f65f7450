import { ts } from "@ts-morph/common";
import { indentOf, memberCall, type Print, printedArguments, type Rule } from "./rewrite.js";

type Use = (name: string) => string;

/** What a watched function does, and how it was called, as Node's runner has it. */
export const mockCallRules = (use: Use): Rule[] => [
  (node, print) => behaviour(node, print, use),
  (node, print) => calls(node, print),
  (node, print) => spied(node, print, use),
];

const BEHAVIOURS =
  /^mock(?:Resolved|Rejected|Return)Value(?:Once)?$|^mockImplementation(?:Once)?$|^mockRe(?:store|set)$/;

interface Call {
  readonly name: string;
  readonly call: ts.CallExpression;
}

/** `f.mockResolvedValue(1)`, and several such in a row. */
function behaviour(node: ts.Node, print: Print, use: Use): string | undefined {
  const chain = chainOf(node);
  if (chain === undefined) return undefined;
  const { target, calls } = chain;
  if (memberCall(target, "vi")?.name === "spyOn") return method(target as ts.CallExpression, calls, print, use);
  const on = print(target);
  let once = 0;
  const texts = calls.map(({ name, call }) => {
    if (name === "mockRestore") return `${on}.mock.restore()`;
    if (!name.endsWith("Once")) return `${on}.mock.mockImplementation(${implementation(name, call, print)})`;
    // Node's takes the number of the call, and without it the next: the second would take the first one's place.
    const number = calls.length > 1 ? `, ${once++}` : "";
    return `${on}.mock.mockImplementationOnce(${implementation(name, call, print)}${number})`;
  });
  return texts.length > 1 && !ts.isExpressionStatement(node.parent)
    ? `{ ${texts.join("; ")}; }`
    : texts.join(`;\n${indentOf(node)}`);
}

/** The watched function at the start of a chain of such calls, and the calls in their order. */
function chainOf(node: ts.Node): { readonly target: ts.Expression; readonly calls: readonly Call[] } | undefined {
  const calls: Call[] = [];
  let at: ts.Node = node;
  while (
    ts.isCallExpression(at) &&
    ts.isPropertyAccessExpression(at.expression) &&
    BEHAVIOURS.test(at.expression.name.text)
  ) {
    calls.unshift({ name: at.expression.name.text, call: at });
    at = at.expression.expression;
  }
  return calls.length === 0 ? undefined : { target: at as ts.Expression, calls };
}

function implementation(name: string, call: ts.CallExpression, print: Print): string {
  const value = printedArguments(call, print);
  if (name.startsWith("mockImplementation")) return value;
  if (name.startsWith("mockReturn")) return `() => ${inParentheses(call, value)}`;
  if (name.startsWith("mockRejected")) return `async () => { throw ${value}; }`;
  return `async () => ${inParentheses(call, value)}`;
}

/** An object would be a block. */
function inParentheses({ arguments: [value] }: ts.CallExpression, text: string): string {
  let first: ts.Node | undefined = value;
  while (first !== undefined && (ts.isAsExpression(first) || ts.isSatisfiesExpression(first))) first = first.expression;
  return first !== undefined && ts.isObjectLiteralExpression(first) ? `(${text})` : text;
}

/** `vi.spyOn(Date, "now").mockReturnValue(1)`. */
function method(spy: ts.CallExpression, [first, ...more]: readonly Call[], print: Print, use: Use): string {
  if (first === undefined || more.length > 0)
    throw new Error("Node's runner has no words for several values of vi.spyOn()");
  return `${use("mock")}.method(${printedArguments(spy, print)}, ${implementation(first.name, first.call, print)})`;
}

function spied(node: ts.Node, print: Print, use: Use): string | undefined {
  const found = memberCall(node, "vi");
  return found?.name === "spyOn" ? `${use("mock")}.method(${printedArguments(found.call, print)})` : undefined;
}

/** `f.mock.calls`, its first and how many there are. */
function calls(node: ts.Node, print: Print): string | undefined {
  if (isCalls(node)) return `${print(node.expression)}.calls.map((call) => call.arguments)`;
  if (ts.isElementAccessExpression(node) && isCalls(node.expression))
    return `${print(node.expression.expression)}.calls[${print(node.argumentExpression)}]?.arguments`;
  if (ts.isPropertyAccessExpression(node) && node.name.text === "length" && isCalls(node.expression))
    return `${print(node.expression.expression)}.callCount()`;
  return undefined;
}

const isCalls = (node: ts.Node): node is ts.PropertyAccessExpression =>
  ts.isPropertyAccessExpression(node) &&
  node.name.text === "calls" &&
  ts.isPropertyAccessExpression(node.expression) &&
  node.expression.name.text === "mock";
