import { ts } from "@ts-morph/common";
import { withEol } from "../text/eol.js";
import { fileHead } from "./file-head.js";
import { importsOf } from "./find-import.js";
import { eolNear, lineStart } from "./lines.js";
import type { Edit } from "./splice.js";

export interface StatementPlace {
  /** Put it after the last of these. */
  readonly after?: (statement: ts.Statement) => boolean;
  /** Never below the first of these: they read it when the module is loaded. */
  readonly before?: (statement: ts.Statement) => boolean;
}

/**
 * Puts a statement at the top level of a file: after its last sibling that is early enough, else directly before what
 * uses it, else at the end. One blank line sets it off, unless it joins siblings of one line that stand without.
 *
 * @param code one or several lines with "\n", in the file's own style
 */
export function insertStatement(source: ts.SourceFile, code: string, place: StatementPlace): Edit {
  const { statements } = source;
  const limit = place.before === undefined ? -1 : statements.findIndex(place.before);
  const early = limit === -1 ? [...statements] : statements.slice(0, limit);
  const siblings = place.after === undefined ? [] : early.filter(place.after);
  const sibling = siblings.at(-1);
  if (sibling !== undefined) return placeAfter(source, sibling, code, isTight(source, siblings, code) ? 1 : 2);
  const user = limit === -1 ? undefined : statements[limit];
  if (user !== undefined) return placeBefore(source, user, code);
  return placeAtEnd(source, code);
}

/** Siblings on consecutive lines, each of one line: the next one joins them. */
function isTight(source: ts.SourceFile, siblings: readonly ts.Statement[], code: string): boolean {
  const [previous, last] = siblings.slice(-2);
  if (code.includes("\n") || previous === undefined || last === undefined) return false;
  return (
    /^[^\n]*\r?\n[^\S\n]*$/.test(source.text.slice(previous.end, last.getStart(source))) &&
    !last.getText(source).includes("\n")
  );
}

function placeAfter(source: ts.SourceFile, sibling: ts.Statement, code: string, lines: 1 | 2): Edit {
  const { text } = source;
  const offset = ts.getTrailingCommentRanges(text, sibling.end)?.at(-1)?.end ?? sibling.end;
  const eol = eolNear(text, offset);
  const next = text.slice(offset);
  // Code on the rest of the line or on the next one is set off as well.
  const rest = /^[^\S\n]*\S/.test(next) ? eol : "";
  const below = lines === 2 && /^[^\S\n]*\r?\n[^\S\n]*[^\s}]/.test(next) ? eol : "";
  return { offset, insert: `${eol.repeat(lines)}${withEol(code, eol)}${rest}${below}` };
}

/** Above the comments that belong to the statement, so that they stay with it. */
function placeBefore(source: ts.SourceFile, user: ts.Statement, code: string): Edit {
  const { text } = source;
  const eol = eolNear(text, user.getStart(source));
  const offset = attachedStart(source, user);
  return { offset, insert: `${withEol(code, eol)}${eol}${eol}` };
}

function attachedStart(source: ts.SourceFile, statement: ts.Statement): number {
  const { text } = source;
  let offset = statement.getStart(source);
  for (const comment of [...(ts.getLeadingCommentRanges(text, statement.pos) ?? [])].reverse()) {
    const ownLine = /^\uFEFF?[^\S\n]*$/.test(text.slice(lineStart(text, comment.pos), comment.pos));
    if (!ownLine || /\n[^\S\n]*\r?\n/.test(text.slice(comment.end, offset))) break;
    offset = comment.pos;
  }
  return offset;
}

function placeAtEnd(source: ts.SourceFile, code: string): Edit {
  const { text } = source;
  const last = source.statements.at(-1);
  if (last === undefined) return fileHead(source).place(code);
  const eol = eolNear(text, text.length);
  if (!/\n\s*$/.test(text)) return { offset: text.length, insert: `${eol}${eol}${withEol(code, eol)}` };
  const blank = last === importsOf(source).at(-1) || !/\n[^\S\n]*\r?\n\s*$/.test(text);
  return { offset: text.length, insert: `${blank ? eol : ""}${withEol(code, eol)}${eol}` };
}
