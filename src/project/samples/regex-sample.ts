/**
 * A text that a regular expression matches as a whole, made from its source: literals, classes, groups, alternatives and
 * repetitions, the first and least of each. Undefined where the text that was made does not match: what looks around, refers
 * back or asks for properties of characters is not understood.
 */
export function regexSample(source: string, flags = ""): string | undefined {
  try {
    const { text } = alternatives(source, 0);
    return new RegExp(source, flags.replace(/[gy]/g, "")).test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

interface Made {
  readonly text: string;
  /** Where what was read ends. */
  readonly end: number;
}

/** The first of `a|b|c`, up to the bracket that closes them. */
function alternatives(source: string, start: number): Made {
  const first = sequence(source, start);
  let { end } = first;
  while (source[end] === "|") end = sequence(source, end + 1).end;
  return { text: first.text, end };
}

function sequence(source: string, start: number): Made {
  let text = "";
  let at = start;
  while (at < source.length && source[at] !== "|" && source[at] !== ")") {
    const made = atom(source, at);
    const { least, end } = repetition(source, made.end);
    text += made.text.repeat(least);
    at = end;
  }
  return { text, end: at };
}

function atom(source: string, at: number): Made {
  const character = source[at] ?? "";
  if (character === "^" || character === "$") return { text: "", end: at + 1 };
  if (character === "(") return group(source, at);
  if (character === "[") return characterClass(source, at);
  if (character === "\\") return escaped(source, at);
  return { text: character === "." ? "a" : character, end: at + 1 };
}

function group(source: string, at: number): Made {
  const head = /^\((?:\?:|\?<[A-Za-z_]\w*>|(?!\?))/.exec(source.slice(at))?.[0];
  if (head === undefined) throw new Error("it looks around");
  const { text, end } = alternatives(source, at + head.length);
  if (source[end] !== ")") throw new Error("a group does not end");
  return { text, end: end + 1 };
}

const ESCAPES: Readonly<Record<string, string>> = {
  d: "1",
  w: "a",
  s: " ",
  D: "a",
  S: "a",
  W: "-",
  b: "",
  B: "",
  t: "\t",
  n: "\n",
};

function escaped(source: string, at: number): Made {
  const letter = source[at + 1] ?? "";
  if (/[1-9kpPcux]/.test(letter)) throw new Error("it refers to something");
  return { text: ESCAPES[letter] ?? letter, end: at + 2 };
}

/** What a class may hold, in the order in which a text reads well. */
const USUAL = "a1A-_ .";

function characterClass(source: string, at: number): Made {
  const found = /^\[(?:\\.|[^\]\\])*\]/.exec(source.slice(at))?.[0];
  if (found === undefined) throw new Error("a class does not end");
  const isIn = new RegExp(`^${found}$`);
  const all = [...USUAL, ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))];
  const text = all.find((each) => isIn.test(each));
  if (text === undefined) throw new Error("nothing is in a class");
  return { text, end: at + found.length };
}

function repetition(source: string, at: number): { least: number; end: number } {
  const [all = "", sign = "", least] = /^(?:([?*+])|\{(\d+)(?:,\d*)?\})\??/.exec(source.slice(at)) ?? [];
  if (all === "") return { least: 1, end: at };
  return { least: least === undefined ? (sign === "+" ? 1 : 0) : Number(least), end: at + all.length };
}
