import { ts } from "@ts-morph/common";
import { eolNear, lineIndent, startsLine } from "./lines.js";
import type { Edit } from "./splice.js";
import { lastComment } from "./tokens-between.js";

/** Where one thing of a list stands, its separator left out. */
export interface Item {
  readonly start: number;
  readonly end: number;
}

export interface List {
  readonly source: ts.SourceFile;
  /** Offset after the opening bracket. */
  readonly open: number;
  /** Offset of the closing bracket. */
  readonly close: number;
  readonly items: readonly Item[];
  readonly separator: "," | ";" | "";
  /** Offset after the separator that follows the last item; undefined where there is none. */
  readonly trailing: number | undefined;
  /** One level of indentation. */
  readonly indent: string;
  /** What stands inside the brackets of a list of one line: `[a]` or `{ a }`. */
  readonly padding: "" | " ";
  /** A list of several lines ends with a separator where nothing in the list tells. */
  readonly separatorAtEnd: boolean;
}

/** The text of a new item, given the indentation of its first line and the line break to use. */
export type Print = (indent: string, eol: string) => string;

/** Edits that put one more item at the end of a bracketed list, after all comments that follow its last item. */
export function appendToList(list: List, print: Print): Edit[] {
  const last = list.items.at(-1);
  return last === undefined ? fillEmpty(list, print) : appendAfter(list, last, print);
}

/** The edit that puts one more item before another one of a bracketed list. */
export function insertBeforeItem(list: List, next: Item, print: Print): Edit[] {
  const { text } = list.source;
  const eol = eolNear(text, next.start);
  const onOwnLine = startsLine(text, next.start);
  const indent = lineIndent(text, next.start);
  const gap = onOwnLine ? `${eol}${indent}` : " ";
  return [{ offset: next.start, insert: `${print(indent, eol)}${list.separator}${gap}` }];
}

/**
 * The edit that puts one more item on a line of its own after another one that is not the last of its list, and after
 * the comments on its line.
 *
 * @param separated the offset after the separator that follows the item
 */
export function insertAfterItem(list: List, item: Item, separated: number, print: Print): Edit[] {
  const { text } = list.source;
  const offset = ts.getTrailingCommentRanges(text, separated)?.at(-1)?.end ?? separated;
  const eol = eolNear(text, offset);
  const indent = itemIndent(list, item);
  return [{ offset, insert: `${eol}${indent}${print(indent, eol)}${list.separator}` }];
}

/** The edit that puts one more item on a line of its own before all others of a list of several lines, and their comments. */
export function insertFirst(list: List, print: Print): Edit[] {
  const { text } = list.source;
  const [first = { start: list.close, end: list.close }] = list.items;
  const offset = ts.getTrailingCommentRanges(text, list.open)?.at(-1)?.end ?? list.open;
  const eol = eolNear(text, offset);
  const indent = itemIndent(list, first);
  return [{ offset, insert: `${eol}${indent}${print(indent, eol)}${list.separator}` }];
}

function fillEmpty(list: List, print: Print): Edit[] {
  const { text } = list.source;
  const inside = text.slice(list.open, list.close);
  const end = lastComment(list.source, list.open, list.close)?.end;
  const eol = eolNear(text, end ?? list.open);
  if (!inside.includes("\n")) {
    if (end !== undefined) return [{ offset: end, insert: ` ${print(lineIndent(text, end), eol)}` }];
    const lead = inside === "" ? list.padding : inside;
    const item = print(lineIndent(text, list.open), eol);
    return [{ offset: list.open, insert: `${lead}${item}${inside === "" ? list.padding : ""}` }];
  }
  const indent = lineIndent(text, list.close) + list.indent;
  const separator = list.separatorAtEnd ? list.separator : "";
  return [{ offset: end ?? list.open, insert: `${eol}${indent}${print(indent, eol)}${separator}` }];
}

function appendAfter(list: List, last: Item, print: Print): Edit[] {
  const { text } = list.source;
  const end = list.trailing ?? last.end;
  const comment = lastComment(list.source, end, list.close);
  const offset = comment?.end ?? end;
  const first = list.items[0] ?? last;
  // A list wrapped by its brackets or between its items; one object that itself has several lines wraps nothing.
  const severalLines =
    breaks(text, list.open, first.start) ||
    breaks(text, offset, list.close) ||
    list.items.some((item, at) => at > 0 && startsLine(text, item.start));
  const eol = eolNear(text, offset);
  const separate: Edit[] =
    list.trailing === undefined && list.separator !== "" ? [{ offset: last.end, insert: list.separator }] : [];
  const closing = list.trailing === undefined ? "" : list.separator;
  if (!severalLines && !comment?.toLineEnd) {
    return [...separate, { offset, insert: ` ${print(lineIndent(text, last.start), eol)}${closing}` }];
  }
  const indent = itemIndent(list, last);
  return [...separate, { offset, insert: `${eol}${indent}${print(indent, eol)}${closing}` }];
}

/** The indentation of the items that begin a line; one level below the closing bracket where none does. */
function itemIndent(list: List, last: Item): string {
  const { text } = list.source;
  const leading = [last, ...[...list.items].reverse()].find((item) => startsLine(text, item.start));
  return leading === undefined ? lineIndent(text, list.close) + list.indent : lineIndent(text, leading.start);
}

const breaks = (text: string, from: number, to: number): boolean => text.slice(from, to).includes("\n");
