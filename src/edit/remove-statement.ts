import type { ts } from "@ts-morph/common";
import { lineEnd, lineStart, startsLine } from "./lines.js";
import type { Edit } from "./splice.js";

/**
 * Takes a top-level statement out with its line break, the comments that stand directly above it stay the file's. Where
 * blank lines stood on both sides, one of the two goes as well.
 */
export function removeStatement(source: ts.SourceFile, statement: ts.Statement): Edit[] {
  const { text } = source;
  const start = statement.getStart(source);
  const end = lineEnd(text, statement.end);
  const alone = startsLine(text, start) && text.slice(statement.end, end).trim() === "";
  if (!alone) return [{ offset: start, insert: "", remove: statement.end - start }];
  const from = Math.max(lineStart(text, start), text.startsWith("\uFEFF") ? 1 : 0);
  const blankBefore = /(^|\n)[^\S\n]*\r?\n$/.test(text.slice(0, from));
  const lineBreak = /^\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
  const blankAfter = /^[^\S\n]*\r?\n/.exec(text.slice(end + lineBreak))?.[0].length ?? 0;
  const atEnd = text.slice(end).trim() === "";
  if (blankBefore && atEnd) return [cutBlankBefore(text, from, end)];
  const bothSides = blankBefore || from === 0;
  return [{ offset: from, insert: "", remove: end + lineBreak + (bothSides ? blankAfter : 0) - from }];
}

/** The last statement of a file takes the blank line above it along and leaves the file's own last line break. */
function cutBlankBefore(text: string, from: number, end: number): Edit {
  const kept = text.slice(0, from).trimEnd().length;
  return { offset: kept, insert: "", remove: end - kept };
}
