import { ts } from "@ts-morph/common";
import type { Item, List } from "./insert-into-list.js";
import { lineStart, startsLine } from "./lines.js";
import type { Edit } from "./splice.js";
import { lastComment, tokensBetween } from "./tokens-between.js";

/**
 * Edits that take one item out of a bracketed list: what `appendToList`, `insertBeforeItem` and `insertAfterItem` put
 * there for it, with its separator. Comments and blank lines stay, and so does the separator after the last item where
 * the list ends with one.
 */
export function removeFromList(list: List, index: number): Edit[] {
  const item = list.items[index];
  if (item === undefined) return [];
  const next = list.items[index + 1];
  const end = separatorAfter(list, item.end, next?.start ?? list.close);
  if (next !== undefined) return [removeBefore(list, index, end ?? item.end)];
  const previous = list.items[index - 1];
  return previous === undefined ? removeOnly(list, end) : removeLast(list, index, end);
}

const removal = (from: number, to: number): Edit => ({ offset: from, insert: "", remove: to - from });

/** One before others: with its line, where it has one for itself. */
function removeBefore(list: List, index: number, end: number): Edit {
  const { text } = list.source;
  const [item, next] = [list.items[index] as Item, list.items[index + 1] as Item];
  const rest = /^[^\S\r\n]*(?=\r?\n)/.exec(text.slice(end));
  if (rest === null) return removal(item.start, skipBlanks(list, end, next.start));
  if (!startsLine(text, item.start)) return removal(item.start - blanksBefore(text, item.start), end);
  const start = lineStart(text, item.start);
  const [before, after] = [breakBefore(text, start), breakAt(text, end + rest[0].length)];
  // What was put before the next one brought the line break behind it, and anything else the one before it.
  return before === after ? removal(start - before.length, end) : removal(start, end + rest[0].length + after.length);
}

const blanksBefore = (text: string, offset: number): number =>
  /[^\S\r\n]*$/.exec(text.slice(0, offset))?.[0].length ?? 0;

const breakBefore = (text: string, start: number): string => /\r?\n$/.exec(text.slice(0, start))?.[0] ?? "";

const breakAt = (text: string, offset: number): string => /^\r?\n/.exec(text.slice(offset))?.[0] ?? "";

/** The last of several: where it ends the list without a separator, the one before it does so too. */
function removeLast(list: List, index: number, end: number | undefined): Edit[] {
  const [previous, item] = [list.items[index - 1], list.items[index]];
  if (previous === undefined || item === undefined) return [];
  const separator = separatorAfter(list, previous.end, item.start);
  const from = afterComments(list, separator ?? previous.end, item.start, end ?? item.end);
  const rest = removal(from, end ?? item.end);
  if (end !== undefined || separator === undefined) return [rest];
  return [removal(separator - 1, separator), rest];
}

/** The brackets are left as empty as they were: white space that stood in them alone stays. */
function removeOnly(list: List, end: number | undefined): Edit[] {
  const [item] = list.items;
  if (item === undefined) return [];
  const { text } = list.source;
  const to = end ?? item.end;
  const from = afterComments(list, list.open, item.start, to);
  const [lead, rest] = [text.slice(from, item.start), text.slice(to, list.close)];
  if (from > list.open || lead.includes("\n")) return [removal(from, to)];
  if (list.padding !== "" && lead === list.padding && rest === list.padding) return [removal(list.open, list.close)];
  return [removal(rest === lead ? from : item.start, to)];
}

/** Offset after the separator that stands between two offsets; undefined where there is none. */
function separatorAfter(list: List, from: number, to: number): number | undefined {
  for (const token of tokensBetween(list.source, from, to)) {
    if (token.kind === ts.SyntaxKind.CommaToken || token.kind === ts.SyntaxKind.SemicolonToken) return token.end;
  }
  return undefined;
}

/**
 * Where the last comment before an item ends, or the list before that began; the item's own start where a comment would
 * swallow what follows on its line.
 */
function afterComments({ source }: List, from: number, start: number, end: number): number {
  const comment = lastComment(source, from, start);
  if (comment === undefined) return from;
  return comment.toLineEnd && !/^[^\S\r\n]*\r?\n/.test(source.text.slice(end)) ? start : comment.end;
}

/** The next character that is no white space. */
function skipBlanks(list: List, from: number, to: number): number {
  const blanks = /^\s*/.exec(list.source.text.slice(from, to))?.[0].length ?? 0;
  return from + blanks;
}
