import { ts } from "@ts-morph/common";
import type { Imports } from "../imports.js";
import { type Print, printedArguments, type Rule } from "./rewrite.js";

type Tools = (name: string) => string;

/** What is expected of a value, as `node:assert/strict` says it. */
export function assertionRule(tools: Tools, asked: Imports): Rule {
  const assert = (): string => {
    asked.add("node:assert/strict", { exported: "default", local: "assert", type: false });
    return "assert";
  };
  return (node, print) => {
    const kind = asymmetric(node);
    if (kind !== undefined) return `${tools("like")}(${printedArguments(kind, print)})`;
    const found = expectation(node);
    return found === undefined ? undefined : asserted(found, { print, assert, tools });
  };
}

interface Expectation {
  readonly actual: ts.Expression;
  readonly negated: boolean;
  /** `await expect(promise).rejects`. */
  readonly rejects: boolean;
  readonly matcher: string;
  readonly call: ts.CallExpression;
}

/** `expect(actual).matcher(expected)`, with `.not` or `.rejects` before the matcher. */
function expectation(node: ts.Node): Expectation | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const words: string[] = [];
  let at: ts.Expression = node.expression;
  while (ts.isPropertyAccessExpression(at)) {
    words.unshift(at.name.text);
    at = at.expression;
  }
  if (!ts.isCallExpression(at) || !ts.isIdentifier(at.expression) || at.expression.text !== "expect") return undefined;
  const [actual] = at.arguments;
  const matcher = words.pop();
  if (actual === undefined || matcher === undefined) return undefined;
  return { actual, negated: words.includes("not"), rejects: words.includes("rejects"), matcher, call: node };
}

/** `expect.any(Date)` and its like: the call, for what it takes. */
function asymmetric(node: ts.Node): ts.CallExpression | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression, name } = node.expression;
  const isOne = /^(?:any|anything|stringMatching|stringContaining|objectContaining)$/.test(name.text);
  return isOne && ts.isIdentifier(expression) && expression.text === "expect" ? node : undefined;
}

interface Words {
  readonly print: Print;
  readonly assert: () => string;
  readonly tools: Tools;
}

function asserted(expectation: Expectation, words: Words): string {
  const { negated, rejects, matcher, actual } = expectation;
  const { print, assert, tools } = words;
  const value = print(actual);
  const expected = printedArguments(expectation.call, print);
  const [first] = expectation.call.arguments;
  if (rejects) return `${assert()}.rejects(${value}${thrown(first, expected)})`;
  const truth = (condition: string, opposite: string): string => `${assert()}.ok(${negated ? opposite : condition})`;
  const same = (name: string, other: string): string => `${assert()}.${negated ? other : name}`;
  switch (matcher) {
    case "toBe":
      return `${same("equal", "notEqual")}(${value}, ${expected})`;
    case "toBeUndefined":
      return `${same("equal", "notEqual")}(${value}, undefined)`;
    case "toBeDefined":
      return `${same("notEqual", "equal")}(${value}, undefined)`;
    case "toBeNull":
      return `${same("equal", "notEqual")}(${value}, null)`;
    case "toHaveLength":
      return `${same("equal", "notEqual")}(${value}.length, ${expected})`;
    case "toEqual":
    case "toStrictEqual":
      if (first !== undefined && !negated && hasLike(first)) return `${tools("assertFits")}(${value}, ${expected})`;
      return `${same("deepEqual", "notDeepEqual")}(${value}, ${expected})`;
    case "toContain":
      return truth(`${value}.includes(${expected})`, `!${value}.includes(${expected})`);
    case "toBeInstanceOf":
      return truth(`${value} instanceof ${expected}`, `!(${value} instanceof ${expected})`);
    case "toMatch":
      return `${same("match", "doesNotMatch")}(${value}, ${expected})`;
    case "toThrow":
      return `${same("throws", "doesNotThrow")}(${value}${thrown(first, expected)})`;
    case "toHaveBeenCalledTimes":
      return `${same("equal", "notEqual")}(${value}.mock.callCount(), ${expected})`;
    case "toHaveBeenCalled":
      return negated
        ? `${assert()}.equal(${value}.mock.callCount(), 0)`
        : `${assert()}.notEqual(${value}.mock.callCount(), 0)`;
  }
  const compared = COMPARISONS[matcher];
  if (compared !== undefined && !negated) return `${assert()}.ok(${value} ${compared} ${expected})`;
  const held = negated ? undefined : holding(expectation, words);
  if (held !== undefined) return held;
  throw new Error(`Node's runner has no words for ${negated ? "not." : ""}${matcher}()`);
}

const COMPARISONS: Readonly<Record<string, string>> = {
  toBeLessThan: "<",
  toBeLessThanOrEqual: "<=",
  toBeGreaterThan: ">",
  toBeGreaterThanOrEqual: ">=",
};

/** What asks for a part of a value, or for one of several. */
function holding({ actual, matcher, call }: Expectation, { print, assert, tools }: Words): string | undefined {
  const value = print(actual);
  const expected = printedArguments(call, print);
  const [first] = call.arguments;
  switch (matcher) {
    case "toMatchObject":
      return ofError(actual, first, { print, assert, tools }) ?? `${tools("assertHolds")}(${value}, ${expected})`;
    case "toContainEqual":
      return `${tools("assertContains")}(${value}, ${expected})`;
    case "toHaveBeenCalledWith":
      return `${tools("assertContains")}(${value}.mock.calls.map((call) => call.arguments), [${expected}])`;
    case "toHaveBeenLastCalledWith":
      return `${assert()}.deepEqual(${value}.mock.calls.at(-1)?.arguments, [${expected}])`;
    default:
      return undefined;
  }
}

/** Of an error the message is all that is asked for. */
function ofError(
  actual: ts.Expression,
  expected: ts.Expression | undefined,
  { print, assert }: Words,
): string | undefined {
  if (!ts.isPropertyAccessExpression(actual) || actual.name.text !== "error") return undefined;
  if (expected === undefined || !ts.isObjectLiteralExpression(expected)) return undefined;
  const [property, ...more] = expected.properties;
  if (property === undefined || more.length > 0 || !ts.isPropertyAssignment(property)) return undefined;
  if (!ts.isIdentifier(property.name) || property.name.text !== "message" || hasLike(property.initializer))
    return undefined;
  return `${assert()}.equal(${print(actual)}?.message, ${print(property.initializer)})`;
}

/** Whether part of what is expected is any value of a kind, also by way of a constant of the test. */
function hasLike(expected: ts.Expression): boolean {
  const names = new Set<string>();
  const visit = (node: ts.Node): boolean =>
    asymmetric(node) !== undefined ||
    (ts.isIdentifier(node) && names.size < 100 && !names.has(node.text) && isLikeName(node, names)) ||
    (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(expected);
}

/** A constant in one of the blocks around that stands for such a value. */
function isLikeName(node: ts.Identifier, names: Set<string>): boolean {
  names.add(node.text);
  for (let at: ts.Node = node; at !== undefined; at = at.parent) {
    if (!ts.isBlock(at)) continue;
    for (const statement of at.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      const found = statement.declarationList.declarations.find((each) => each.name.getText() === node.text);
      if (found?.initializer !== undefined && asymmetric(found.initializer) !== undefined) return true;
    }
  }
  return false;
}

/** A text is a part of the message; a class is what is thrown, and so is a pattern of the message. */
function thrown(first: ts.Expression | undefined, printed: string): string {
  if (first === undefined) return "";
  if (ts.isStringLiteralLike(first)) return `, /${first.text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}/`;
  return `, ${printed}`;
}
