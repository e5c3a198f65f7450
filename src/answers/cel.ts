import { ScaffoldError } from "../errors/scaffold-error.js";
import { CONVERSIONS, type Token, tokenize } from "./cel-tokens.js";
import { printable } from "./printable.js";

/** An expression as a tree. */
export type Cel =
  | { readonly kind: "path"; readonly path: readonly string[] }
  | { readonly kind: "text" | "boolean" | "null"; readonly text: string }
  /** `1.0` is not whole: CEL tells it from `1`. */
  | { readonly kind: "number"; readonly value: number; readonly whole: boolean }
  | { readonly kind: "not" | "minus"; readonly of: Cel }
  /** `int(…)` and `double(…)`. */
  | { readonly kind: "convert"; readonly to: "int" | "double"; readonly of: Cel }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Cel; readonly right: Cel }
  | { readonly kind: "choice"; readonly test: Cel; readonly yes: Cel; readonly no: Cel };

/** What a path may start from: the event that started the run, and in a cancellation the event that may end it. */
export type CelRoot = "event" | "async";

export interface CelOptions {
  /** `event` alone unless given; the first of them has to be read. */
  readonly roots?: readonly CelRoot[];
  /** What it is for; by the roots unless given. */
  readonly use?: CelUse;
}

/** Loosest first. */
const LEVELS: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["==", "!=", "<=", ">=", "<", ">"],
  ["+", "-"],
  ["*", "/", "%"],
];

/**
 * Reads an expression in the part of CEL that options are written in: paths with dots or brackets, texts, numbers,
 * arithmetic, `int()` and `double()`, comparisons, `&&`, `||`, `!` and `a ? b : c`. The server compiles it when the app
 * syncs; what fails there takes down the whole app.
 *
 * @throws ANSWER_INVALID
 */
export function readCel(flag: string, text: string, options: CelOptions = {}): Cel {
  const { roots = ["event"] } = options;
  const { use = roots.includes("async") ? "condition" : "key" } = options;
  const fail = (reason: string): ScaffoldError => invalidCel(flag, text, reason, use);
  const tree = new Reader(tokenize(text, fail), fail).all();
  const paths = celPaths(tree);
  const stranger = paths.find(([root, ...rest]) => !(roots as readonly string[]).includes(root ?? "") || !rest.length);
  if (stranger) throw fail(`${stranger.join(".")} is not a path from ${roots.join(" or ")}`);
  const [first] = roots;
  if (paths.some(([root]) => root === first)) return tree;
  throw fail(CONSTANT[use]);
}

/** Why an expression that reads nothing is of no use. */
const CONSTANT: Readonly<Record<CelUse, string>> = {
  condition: "it reads nothing of the event that cancels, so every such event would do",
  key: "it reads nothing of the event, so every run would share one key",
  priority: "it reads nothing of the event, so every run would have the same priority",
};

/**
 * The same, as the paths it reads, split at their dots: `[["event", "data", "projectId"]]`.
 * @throws ANSWER_INVALID
 */
export const parseCel = (flag: string, text: string, options?: CelOptions): string[][] =>
  celPaths(readCel(flag, text, options));

/** The paths of an expression in the order in which they stand in it. */
export function celPaths(tree: Cel): string[][] {
  if (tree.kind === "path") return [[...tree.path]];
  if ("of" in tree) return celPaths(tree.of);
  if (tree.kind === "binary") return [...celPaths(tree.left), ...celPaths(tree.right)];
  return tree.kind === "choice" ? [...celPaths(tree.test), ...celPaths(tree.yes), ...celPaths(tree.no)] : [];
}

/** The paths that an expression compares with a text, and the text without its quotes. */
export function celTextComparisons(tree: Cel): { readonly path: readonly string[]; readonly text: string }[] {
  if ("of" in tree) return celTextComparisons(tree.of);
  if (tree.kind === "choice") return [tree.test, tree.yes, tree.no].flatMap(celTextComparisons);
  if (tree.kind !== "binary") return [];
  const { operator, left, right } = tree;
  const [path, literal] = left.kind === "path" ? [left, right] : [right, left];
  if ((operator === "==" || operator === "!=") && path.kind === "path" && literal.kind === "text")
    return [{ path: path.path, text: textOf(literal.text) }];
  return [...celTextComparisons(left), ...celTextComparisons(right)];
}

/** A literal without its quotes. */
const textOf = (literal: string): string => literal.slice(1, -1).replace(/\\(.)/g, "$1");

const HINTS = {
  key: "Write a CEL expression over the event, such as event.data.projectId; no ${} and no backticks.",
  priority: "Write a CEL expression that gives seconds, such as event.data.urgent ? 120 : 0.",
  condition: "Write a CEL comparison of the two events, such as async.data.projectId == event.data.projectId.",
} as const;

/** What an expression is for: to tell runs apart, to give a number, or to compare two events. */
export type CelUse = keyof typeof HINTS;

/** The refusal of an expression, with the reason as the end of a sentence. */
export const invalidCel = (flag: string, text: string, reason: string, use: CelUse): ScaffoldError =>
  new ScaffoldError("ANSWER_INVALID", `The expression ${printable(text)} given to ${flag} is not valid: ${reason}.`, {
    hint: HINTS[use],
  });

class Reader {
  #next = 0;

  constructor(
    readonly tokens: readonly Token[],
    readonly fail: (reason: string) => ScaffoldError,
  ) {}

  all(): Cel {
    const tree = this.#expression();
    if (this.#next < this.tokens.length) throw this.fail(`${this.#peek()} is too much`);
    return tree;
  }

  #peek(): string | undefined {
    return this.tokens[this.#next]?.text;
  }

  #expect(wanted: string): void {
    const found = this.#peek();
    if (found !== wanted)
      throw this.fail(
        found === undefined ? `it ends where ${wanted} should stand` : `${found} stands where ${wanted} should`,
      );
    this.#next++;
  }

  #expression(): Cel {
    const test = this.#binary(0);
    if (this.#peek() !== "?") return test;
    this.#next++;
    const yes = this.#expression();
    this.#expect(":");
    return { kind: "choice", test, yes, no: this.#expression() };
  }

  #binary(level: number): Cel {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#operand();
    let left = this.#binary(level + 1);
    for (let operator = this.#peek(); operator !== undefined && operators.includes(operator); operator = this.#peek()) {
      this.#next++;
      left = { kind: "binary", operator, left, right: this.#binary(level + 1) };
    }
    return left;
  }

  #operand(): Cel {
    const token = this.tokens[this.#next++];
    if (token === undefined) throw this.fail("it ends too early");
    if (token.kind === "path") return this.#pathOr(token.text);
    if (token.kind === "text") return { kind: "text", text: token.text };
    if (token.kind === "number") return number(token.text);
    if (token.text === "!") return { kind: "not", of: this.#operand() };
    if (token.text === "-") return negative(this.#operand());
    if (token.text !== "(") throw this.fail(`${token.text} stands where a value should`);
    return this.#rest();
  }

  /** What stands in parentheses, behind the first of them. */
  #rest(): Cel {
    const inner = this.#expression();
    this.#expect(")");
    return inner;
  }

  #pathOr(text: string): Cel {
    if (text === "true" || text === "false") return { kind: "boolean", text };
    if (text === "null") return { kind: "null", text };
    if (!CONVERSIONS.includes(text) || this.#peek() !== "(") return { kind: "path", path: this.#path(text.split(".")) };
    this.#next++;
    return { kind: "convert", to: text as "int" | "double", of: this.#rest() };
  }

  /** `event.data["x"].y` is the same as `event.data.x.y`. */
  #path(path: readonly string[]): string[] {
    const token = this.tokens[this.#next];
    if (token?.kind === "members") {
      this.#next++;
      return this.#path([...path, ...token.text.slice(1).split(".")]);
    }
    if (token?.kind !== "operator" || token.text !== "[") return [...path];
    const index = this.tokens[this.#next + 1];
    this.#next += 2;
    if (index === undefined) throw this.fail("it ends too early");
    if (index.kind !== "text" && !(index.kind === "number" && /^\d+$/.test(index.text)))
      throw this.fail(`${index.text} stands in brackets, where the name of a field should`);
    this.#expect("]");
    return this.#path([...path, index.kind === "text" ? textOf(index.text) : index.text]);
  }
}

const number = (text: string): Cel => ({ kind: "number", value: Number(text), whole: !text.includes(".") });

const negative = (of: Cel): Cel => (of.kind === "number" ? { ...of, value: -of.value } : { kind: "minus", of });
