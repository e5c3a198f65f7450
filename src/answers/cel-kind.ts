import type { Cel } from "./cel.js";

/**
 * What an expression gives; `unknown` where that hangs on data whose type is not known. Every number of an event is a
 * `number`, with a fraction or without; CEL tells `whole` ones, which are written as such or made by `int()`, from it.
 */
export type CelKind = "text" | "number" | "whole" | "boolean" | "null" | "unknown";

export interface CelJudge {
  /** What is found at a path. */
  readonly kindOfPath: (path: readonly string[]) => CelKind;
  /** Makes the refusal from a reason that ends a sentence. */
  readonly fail: (reason: string) => Error;
}

const NAMES: Readonly<Record<CelKind, string>> = {
  text: "a text",
  number: "a number",
  whole: "a whole number",
  boolean: "true or false",
  null: "null",
  unknown: "something",
};

/** The kind in words: "a text". */
export const kindName = (kind: CelKind): string => NAMES[kind];

/**
 * The kind of an expression's value. CEL converts nothing: a text never equals a number, and the two cannot be added.
 * @throws what the judge makes of the first part that could never work
 */
export function celKind(tree: Cel, judge: CelJudge): CelKind {
  if (tree.kind === "path") return judge.kindOfPath(tree.path);
  if (tree.kind === "not") return truth(tree.of, judge);
  if (tree.kind === "minus") return numeric(celKind(tree.of, judge), "-", judge);
  if (tree.kind === "convert") return convertedKind(tree, judge);
  if (tree.kind === "number") return tree.whole ? "whole" : "number";
  if (tree.kind === "choice") return choiceKind(tree, judge);
  return tree.kind === "binary" ? binaryKind(tree, judge) : tree.kind;
}

function choiceKind(tree: Extract<Cel, { kind: "choice" }>, judge: CelJudge): CelKind {
  truth(tree.test, judge);
  const [yes, no] = [celKind(tree.yes, judge), celKind(tree.no, judge)];
  // What the data is of shows only when it runs: beside a path anything compiles.
  const compiled = tree.yes.kind !== "path" && tree.no.kind !== "path";
  if (differ(yes, no) || (compiled && mixed(yes, no))) throw judge.fail(`it gives ${NAMES[yes]} or else ${NAMES[no]}`);
  if (mixed(yes, no)) return "number";
  return isOpen(yes) ? no : yes;
}

const isOpen = (kind: CelKind): boolean => kind === "unknown" || kind === "null";
const isNumeric = (kind: CelKind): boolean => kind === "number" || kind === "whole";
const mixed = (one: CelKind, other: CelKind): boolean => one !== other && isNumeric(one) && isNumeric(other);
const differ = (one: CelKind, other: CelKind): boolean =>
  one !== other && !isOpen(one) && !isOpen(other) && !mixed(one, other);

function binaryKind({ operator, left, right }: Extract<Cel, { kind: "binary" }>, judge: CelJudge): CelKind {
  if (operator === "&&" || operator === "||") {
    truth(left, judge);
    return truth(right, judge);
  }
  const [one, other] = [celKind(left, judge), celKind(right, judge)];
  if (ARITHMETIC.has(operator)) return arithmeticKind(operator, [one, other], judge);
  if (differ(one, other)) throw judge.fail(`${NAMES[one]} and ${NAMES[other]} stand on the two sides of ${operator}`);
  return "boolean";
}

const ARITHMETIC: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%"]);

function arithmeticKind(operator: string, [one, other]: readonly [CelKind, CelKind], judge: CelJudge): CelKind {
  if (mixed(one, other))
    throw judge.fail(
      `${NAMES[one]} and ${NAMES[other]} do not go together in ${operator}: write 2.0 for 2 beside a number of the event, or int() around that`,
    );
  if (operator !== "+") for (const kind of [one, other]) numeric(kind, operator, judge);
  if (differ(one, other) || one === "boolean" || other === "boolean")
    throw judge.fail(`it adds ${NAMES[one]} and ${NAMES[other]}, and CEL adds only what is of one kind`);
  return one === "unknown" ? other : one;
}

function numeric(kind: CelKind, operator: string, judge: CelJudge): CelKind {
  if (!isNumeric(kind) && kind !== "unknown")
    throw judge.fail(`${NAMES[kind]} stands beside ${operator}, which takes numbers`);
  if (operator === "%" && kind === "number")
    throw judge.fail("a number that may have a fraction stands beside %: put int() around it");
  return kind;
}

function convertedKind({ to, of }: Extract<Cel, { kind: "convert" }>, judge: CelJudge): CelKind {
  const kind = celKind(of, judge);
  if (kind === "boolean" || kind === "null")
    throw judge.fail(`${to}() takes a number or a text, and not ${NAMES[kind]}`);
  return to === "int" ? "whole" : "number";
}

function truth(tree: Cel, judge: CelJudge): CelKind {
  const kind = celKind(tree, judge);
  if (kind !== "boolean" && kind !== "unknown") throw judge.fail(`${NAMES[kind]} stands where true or false should`);
  return "boolean";
}

/** The numbers that an expression may give as they are written in it. */
export function writtenNumbers(tree: Cel): number[] {
  if (tree.kind === "number") return [tree.value];
  return tree.kind === "choice" ? [...writtenNumbers(tree.yes), ...writtenNumbers(tree.no)] : [];
}
