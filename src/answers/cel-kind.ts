import type { Cel } from "./cel.js";

/** What an expression gives; `unknown` where that hangs on data whose type is not known. */
export type CelKind = "text" | "number" | "boolean" | "null" | "unknown";

export interface CelJudge {
  /** What is found at a path. */
  readonly kindOfPath: (path: readonly string[]) => CelKind;
  /** Makes the refusal from a reason that ends a sentence. */
  readonly fail: (reason: string) => Error;
}

const NAMES: Readonly<Record<CelKind, string>> = {
  text: "a text",
  number: "a number",
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
  if (tree.kind === "choice") {
    truth(tree.test, judge);
    const [yes, no] = [celKind(tree.yes, judge), celKind(tree.no, judge)];
    if (differ(yes, no)) throw judge.fail(`it gives ${NAMES[yes]} or else ${NAMES[no]}`);
    return isOpen(yes) ? no : yes;
  }
  return tree.kind === "binary" ? binaryKind(tree, judge) : tree.kind;
}

const isOpen = (kind: CelKind): boolean => kind === "unknown" || kind === "null";
const differ = (one: CelKind, other: CelKind): boolean => one !== other && !isOpen(one) && !isOpen(other);

function binaryKind({ operator, left, right }: Extract<Cel, { kind: "binary" }>, judge: CelJudge): CelKind {
  if (operator === "&&" || operator === "||") {
    truth(left, judge);
    return truth(right, judge);
  }
  const [one, other] = [celKind(left, judge), celKind(right, judge)];
  if (operator !== "+") {
    if (differ(one, other)) throw judge.fail(`${NAMES[one]} and ${NAMES[other]} stand on the two sides of ${operator}`);
    return "boolean";
  }
  if (differ(one, other) || one === "boolean" || other === "boolean")
    throw judge.fail(`it adds ${NAMES[one]} and ${NAMES[other]}, and CEL adds only what is of one kind`);
  return one === "unknown" ? other : one;
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
