import { ts } from "@ts-morph/common";
import { withEol } from "../text/eol.js";
import { eolNear, lineIndent, lineStart, startsLine } from "./lines.js";
import type { SendingPlace } from "./sending-place.js";
import type { Edit } from "./splice.js";

/**
 * Puts a statement at a place on lines of its own; undefined where the code around it has none.
 *
 * @param code lines with "\n", from the left edge
 */
export function insertLast(source: ts.SourceFile, { blocks, before }: SendingPlace, code: string): Edit | undefined {
  const { text } = source;
  const block = blocks.at(-1) ?? blocks[0];
  if (before !== undefined) return insertBefore(source, before, code);
  const last = block.statements.at(-1);
  if (last === undefined || !startsLine(text, last.getStart(source))) return undefined;
  const offset = ts.getTrailingCommentRanges(text, last.end)?.at(-1)?.end ?? last.end;
  if (!/^[^\S\n]*\r?\n/.test(text.slice(offset))) return undefined;
  const eol = eolNear(text, offset);
  const indent = lineIndent(text, last.getStart(source));
  return { offset, insert: `${eol}${eol}${indent}${indented(code, indent, eol)}` };
}

/** Above the comments that belong to the statement; set off as the statement was. */
function insertBefore(source: ts.SourceFile, statement: ts.Statement, code: string): Edit | undefined {
  const { text } = source;
  const start = statement.getStart(source);
  if (!startsLine(text, start)) return undefined;
  const comments = ts.getLeadingCommentRanges(text, statement.pos) ?? [];
  const offset = comments.find((comment) => startsLine(text, comment.pos))?.pos ?? start;
  const eol = eolNear(text, offset);
  const indent = lineIndent(text, offset);
  const blank = /\n[^\S\n]*\r?\n$/.test(text.slice(0, lineStart(text, offset)));
  return { offset, insert: `${indented(code, indent, eol)}${eol}${blank ? eol : ""}${indent}` };
}

const indented = (code: string, indent: string, eol: "\n" | "\r\n"): string =>
  withEol(code.replaceAll("\n", `\n${indent}`), eol);
