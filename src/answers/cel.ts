import { ScaffoldError } from "../errors/scaffold-error.js";
import { printable } from "./printable.js";
import { trimBlanks } from "./trim-blanks.js";

type Token = { readonly kind: "path" | "literal" | "operator"; readonly text: string };

const OPERATORS: readonly string[] = ["==", "!=", "<=", ">=", "&&", "||", "+", "<", ">"];
const TOKEN =
  /[ \t]*(?:([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|("(?:[^"\\\p{C}\p{Zl}\p{Zp}]|\\["\\])*"|'(?:[^'\\\p{C}\p{Zl}\p{Zp}]|\\['\\])*'|\d+)|(==|!=|<=|>=|&&|\|\||[+<>?:()]))/uy;

/**
 * Checks an expression in the part of CEL that keys are written in: dotted paths from `event`, texts, numbers,
 * `+`, comparisons and `a ? b : c`. The server compiles it when the app syncs; what fails there takes down the whole app.
 *
 * @returns the paths read, split at their dots: `[["event", "data", "projectId"]]`
 * @throws ANSWER_INVALID
 */
export function parseCel(flag: string, text: string): string[][] {
  const tokens = tokenize(flag, text);
  let next = 0;
  const peek = (): string | undefined => tokens[next]?.text;
  const fail = (reason: string): ScaffoldError => invalid(flag, text, reason);
  const expect = (wanted: string): void => {
    if (peek() !== wanted)
      throw fail(
        peek() === undefined ? `it ends where ${wanted} should stand` : `${peek()} stands where ${wanted} should`,
      );
    next++;
  };
  const operand = (): void => {
    const token = tokens[next++];
    if (token === undefined) throw fail("it ends too early");
    if (token.text === "(" && token.kind === "operator") {
      expression();
      expect(")");
    } else if (token.kind === "operator") throw fail(`${token.text} stands where a value should`);
  };
  const expression = (): void => {
    operand();
    while (OPERATORS.includes(peek() ?? "")) {
      next++;
      operand();
    }
    if (peek() !== "?") return;
    next++;
    expression();
    expect(":");
    expression();
  };
  expression();
  if (next < tokens.length) throw fail(`${peek()} is too much`);
  return readPaths(flag, text, tokens);
}

function tokenize(flag: string, text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const source = trimBlanks(text);
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) throw invalid(flag, text, `${printable(source.slice(at).trim())} is not part of such an expression`);
    const [, path, literal, operator] = match;
    if (path !== undefined) tokens.push({ kind: "path", text: path });
    else tokens.push({ kind: literal === undefined ? "operator" : "literal", text: literal ?? operator ?? "" });
  }
  return tokens;
}

function readPaths(flag: string, text: string, tokens: readonly Token[]): string[][] {
  const paths = tokens
    .filter((token) => token.kind === "path" && !/^(true|false|null)$/.test(token.text))
    .map((token) => token.text.split("."));
  const stranger = paths.find((path) => path[0] !== "event" || path.length < 2);
  if (stranger) throw invalid(flag, text, `${stranger.join(".")} is not a path from event`);
  if (paths.length === 0) throw invalid(flag, text, "it reads nothing of the event, so every run would share one key");
  return paths;
}

const invalid = (flag: string, text: string, reason: string): ScaffoldError =>
  new ScaffoldError("ANSWER_INVALID", `The expression ${printable(text)} given to ${flag} is not valid: ${reason}.`, {
    hint: `Write a CEL expression over the event, such as event.data.projectId; no \${} and no backticks.`,
  });
