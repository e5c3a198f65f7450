import { ts } from "@ts-morph/common";
import { ABOUT_FILE } from "./file-head.js";
import { blankAbove, lineStart } from "./lines.js";
import type { Edit } from "./splice.js";

/**
 * Takes a statement of the top level out, with its line and one of the blank lines around it: the inverse of
 * `insertStatement`, of a declaration put by `insertImport` and of a line put by `insertReExport`.
 *
 * @param withComment the JSDoc comment directly above it goes too
 */
export function removeStatement(source: ts.SourceFile, statement: ts.Statement, withComment = false): Edit {
  const { text } = source;
  const from = withComment ? documentedStart(source, statement) : statement.getStart(source);
  const to = endOnLine(source, statement);
  const start = ownLineStart(text, from);
  const ends = /^[^\S\r\n]*(\r?\n|$)/.exec(text.slice(to));
  if (start === undefined || ends === null) return amongOthers(source, from, to);
  const end = to + ends[0].length;
  // The last line of a file that ends without a line break.
  if (ends[1] === "" && start > firstOffset(text)) return removal(beforeLine(text, start), end);
  const after = blankAfter(text, end);
  if (start <= firstOffset(text)) return removal(start, after ?? end);
  const before = blankBefore(text, start);
  // Put directly before what uses it, it brought the blank line below; siblings of one line stand without.
  if (before === undefined && withComment && text.slice(from, to).includes("\n")) return removal(start, after ?? end);
  return removal(before !== undefined && (after !== undefined || end === text.length) ? before : start, end);
}

const removal = (from: number, to: number): Edit => ({ offset: from, insert: "", remove: to - from });

/** Something else stands on the same line, before it or behind it. */
function amongOthers(source: ts.SourceFile, from: number, to: number): Edit {
  const { text } = source;
  if (ownLineStart(text, from) !== undefined) return removal(from, to + blanksAt(text, to, /^[^\S\r\n]*/));
  const line = text.slice(lineStart(text, from), from);
  // Behind a comment it was put before what then stood there, and pushed that to the next line.
  if (/^\uFEFF?\s*\/\*[^*]*\*\/\s*$/.test(line))
    return removal(from, to + blanksAt(text, to, /^[^\S\n]*(\r?\n[^\S\n]*)?/));
  return removal(from - (/[^\S\n]*$/.exec(line)?.[0].length ?? 0), to);
}

const blanksAt = (text: string, offset: number, blanks: RegExp): number =>
  blanks.exec(text.slice(offset))?.[0].length ?? 0;

/** Behind a byte-order mark. */
const firstOffset = (text: string): number => (text.startsWith("\uFEFF") ? 1 : 0);

/** Where its line starts, if nothing but white space stands before it there. */
function ownLineStart(text: string, offset: number): number | undefined {
  const start = Math.max(lineStart(text, offset), firstOffset(text));
  return text.slice(start, offset).trim() === "" ? start : undefined;
}

/** Behind the comment that follows on the line of the statement. */
function endOnLine({ text }: ts.SourceFile, statement: ts.Statement): number {
  const end = ts.getTrailingCommentRanges(text, statement.end)?.at(-1)?.end ?? statement.end;
  return /^[^\S\n]*(\r?\n|$)/.test(text.slice(end)) ? end : statement.end;
}

/** The start of a statement together with what documents it, but not the file. */
function documentedStart(source: ts.SourceFile, statement: ts.Statement): number {
  const { text } = source;
  const start = statement.getStart(source);
  const comment = ts.getLeadingCommentRanges(text, statement.pos)?.at(-1);
  if (comment === undefined || ownLineStart(text, comment.pos) === undefined) return start;
  const words = text.slice(comment.pos, comment.end);
  const adjacent = /^[^\S\n]*\r?\n?[^\S\n]*$/.test(text.slice(comment.end, start));
  return adjacent && words.startsWith("/**") && !ABOUT_FILE.test(words) ? comment.pos : start;
}

/** Before the line break that ends the line above, and the blank line that may stand there. */
const beforeLine = (text: string, start: number): number =>
  start - (/(\r?\n[^\S\n]*)?\r?\n$/.exec(text.slice(0, start))?.[0].length ?? 0);

/** Start of the blank line above a line; undefined where there is none. */
function blankBefore(text: string, start: number): number | undefined {
  const blank = blankAbove(text, start);
  return blank === undefined ? undefined : start - blank.length;
}

/** Offset behind the blank line that follows; undefined where none does. */
function blankAfter(text: string, end: number): number | undefined {
  const blank = /^[^\S\n]*\r?\n/.exec(text.slice(end));
  return blank === null ? undefined : end + blank[0].length;
}
