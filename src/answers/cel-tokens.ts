import type { ScaffoldError } from "../errors/scaffold-error.js";
import { printable } from "./printable.js";
import { trimBlanks } from "./trim-blanks.js";

export type Token = {
  /** `members` is what follows a bracket: `.a.b`. */
  readonly kind: "path" | "members" | "text" | "number" | "operator";
  readonly text: string;
};

const TOKEN =
  /[ \t]*(?:([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|("(?:[^"\\\p{C}\p{Zl}\p{Zp}]|\\["\\])*"|'(?:[^'\\\p{C}\p{Zl}\p{Zp}]|\\['\\])*')|(\d+(?:\.\d+)?)|(==|!=|<=|>=|&&|\|\||[-+*/%<>?:()![\]])|((?:\.[A-Za-z_]\w*)+))/uy;

/** What Inngest lets an expression call. */
export const CONVERSIONS: readonly string[] = ["int", "double"];

/** @throws what `fail` makes of the reason, for the first piece that belongs to no such expression */
export function tokenize(text: string, fail: (reason: string) => ScaffoldError): Token[] {
  const tokens: Token[] = [];
  const source = trimBlanks(text);
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) throw fail(`${printable(source.slice(at).trim())} is not part of such an expression`);
    const [, path, literal, number, operator = "", members] = match;
    if (path !== undefined) tokens.push({ kind: "path", text: path });
    else if (literal !== undefined) tokens.push({ kind: "text", text: literal });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (members !== undefined) tokens.push({ kind: "members", text: members });
    else tokens.push({ kind: "operator", text: operator });
    refuseJavaScript(tokens, source.charAt(TOKEN.lastIndex), fail);
  }
  return tokens;
}

/** What people write out of habit gets a reason of its own. */
function refuseJavaScript(tokens: readonly Token[], follows: string, fail: (reason: string) => ScaffoldError): void {
  const [before, last] = [tokens.at(-2), tokens.at(-1)];
  if (last?.kind === "text" && /\$\{|\{\{/.test(last.text)) throw fail(`nothing fills in what stands in ${last.text}`);
  if ((last?.text === "==" || last?.text === "!=") && last.kind === "operator" && follows === "=")
    throw fail(`CEL compares with ${last.text}, not with ${last.text}=`);
  if (last?.text !== "(" || last.kind !== "operator") return;
  if (before?.kind === "members" || (before?.kind === "path" && !CONVERSIONS.includes(before.text)))
    throw fail(`${before.text}() is a function call, and Inngest takes none but int() and double() here`);
}
