import { ts } from "@ts-morph/common";
import { dominantEol } from "../text/eol.js";
import type { Edit } from "./splice.js";

/** The place before the first statement of a file that has no imports. */
export interface Head {
  /** The edit that puts one line there, set off from what follows by a blank line. */
  place(line: string): Edit;
}

/** A comment about the whole file, which stays above its imports. */
export const ABOUT_FILE =
  /licen[cs]e|copyright|@file|@packageDocumentation|eslint|biome-ignore-all|@ts-nocheck|@ts-check|@jest-environment|@vitest-environment|^\/\/\/\s*</i;

/** Below a "#!" line, directives ("use server"), a licence or a file comment; above the comment of the first statement. */
export function fileHead(source: ts.SourceFile): Head {
  const { text } = source;
  const eol = dominantEol(text);
  const directive = lastDirective(source);
  if (directive !== undefined) {
    const end = ts.getTrailingCommentRanges(text, directive.end)?.at(-1)?.end ?? directive.end;
    return { place: (line) => ({ offset: end, insert: `${eol}${eol}${line}${blankAfter(text, end, eol)}` }) };
  }
  const offset = startOfCode(source);
  const lead = offset > 0 && text[offset - 1] !== "\n" && text[offset - 1] !== "\uFEFF" ? eol : "";
  const rest = text.slice(offset).trim() === "" ? eol : `${eol}${eol}`;
  return { place: (line) => ({ offset, insert: `${lead}${line}${rest}` }) };
}

function lastDirective(source: ts.SourceFile): ts.Statement | undefined {
  let last: ts.Statement | undefined;
  for (const statement of source.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) break;
    last = statement;
  }
  return last;
}

/** One more line break where code follows on the very next line. */
const blankAfter = (text: string, end: number, eol: string): string =>
  /^[^\S\n]*\r?\n[^\S\n]*\S/.test(text.slice(end)) ? eol : "";

/** The start of the first statement together with the comments that stand directly above it. */
function startOfCode(source: ts.SourceFile): number {
  const { text } = source;
  const first = source.statements[0];
  const start = first === undefined ? text.length : first.getStart(source);
  const comments = ts.getLeadingCommentRanges(text, ts.getShebang(text)?.length ?? 0) ?? [];
  const banners = bannersAmong(text, comments);
  let offset = start;
  for (const comment of [...comments].reverse()) {
    const isApart = BLANK_LINE.test(text.slice(comment.end, offset)) && !banners.includes(comment);
    if (first === undefined || isApart || ABOUT_FILE.test(text.slice(comment.pos, comment.end))) break;
    offset = comment.pos;
  }
  return offset;
}

const BLANK_LINE = /\n[^\S\n]*\r?\n/;

/** A line that sets a heading off: `// --------`. */
const RULE = /^\/[/*]+\s*[-=─━*#~]{4,}/;

/** The comments of headings that speak of what comes next. What a file begins with speaks of the whole file. */
function bannersAmong(text: string, comments: readonly ts.CommentRange[]): readonly ts.CommentRange[] {
  const groups: ts.CommentRange[][] = [];
  for (const comment of comments) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last === undefined || before === undefined || BLANK_LINE.test(text.slice(before.end, comment.pos)))
      groups.push([comment]);
    else last.push(comment);
  }
  return groups
    .slice(1)
    .filter((group) => group.some(({ pos, end }) => RULE.test(text.slice(pos, end))))
    .flat();
}
