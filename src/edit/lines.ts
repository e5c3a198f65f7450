import { dominantEol, type Eol } from "../text/eol.js";

/** Offset of the first character of the line that holds `offset`. */
export const lineStart = (text: string, offset: number): number => text.lastIndexOf("\n", offset - 1) + 1;

/** The white space that the line with `offset` begins with; a byte-order mark is none. */
export function lineIndent(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^\uFEFF?([ \t]*)/.exec(text.slice(start, offset))?.[1] ?? "";
}

/** True where only white space stands between the start of the line and `offset`. */
export const startsLine = (text: string, offset: number): boolean => {
  return /^\uFEFF?[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
};

/** The line break nearest to `offset`: the one that ends its line, else the one before it, else what the text mostly has. */
export function eolNear(text: string, offset: number): Eol {
  const after = text.indexOf("\n", offset);
  const near = after === -1 ? text.lastIndexOf("\n", offset - 1) : after;
  if (near === -1) return dominantEol(text);
  return text[near - 1] === "\r" ? "\r\n" : "\n";
}

/** The blank line above a line that starts at an offset, with its line break; undefined where there is none. */
export const blankAbove = (text: string, start: number): string | undefined =>
  /(?:^|\n)([^\S\n]*\r?\n)$/.exec(text.slice(0, start))?.[1];
