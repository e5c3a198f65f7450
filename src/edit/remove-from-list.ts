import { ts } from "@ts-morph/common";
import type { Item, List } from "./insert-into-list.js";
import type { Edit } from "./splice.js";

/**
 * Edits that take one item out of a bracketed list, with its separator and a comment that ends its line. The inverse of
 * `appendToList`: a separator that was put after the item before it goes too.
 */
export function removeFromList(list: List, index: number): Edit[] {
  const item = list.items[index];
  if (item === undefined) return [];
  const { text } = list.source;
  const isLast = index === list.items.length - 1;
  const separatorEnd = isLast ? list.trailing : endOfSeparator(list, item);
  const end = endOfLineComment(text, separatorEnd ?? item.end);
  const start = startOfGap(text, item.start, list.open);
  if (list.items.length === 1) return [removeOnly(list, start, end)];
  const removal = cut(start, index === 0 ? skipSpaces(text, end, start) : end);
  const previous = list.items[index - 1];
  if (!isLast || list.trailing !== undefined || previous === undefined) return [removal];
  return [...separatorBefore(list, previous, start), removal];
}

const cut = (from: number, to: number): Edit => ({ offset: from, insert: "", remove: to - from });

/** `{ a }` becomes `{}`; brackets on lines of their own stay there. */
function removeOnly(list: List, start: number, end: number): Edit {
  const { text } = list.source;
  const inside = text.slice(list.open, list.close);
  return inside.includes("\n")
    ? cut(start, end)
    : cut(start, end + (/^\s*/.exec(text.slice(end, list.close))?.[0].length ?? 0));
}

/** The separator after an item that is not the last one. */
function endOfSeparator(list: List, item: Item): number | undefined {
  if (list.separator === "") return undefined;
  const scanner = ts.createScanner(
    ts.ScriptTarget.Latest,
    true,
    ts.LanguageVariant.Standard,
    list.source.text,
    undefined,
    item.end,
  );
  scanner.scan();
  return scanner.getTokenText() === list.separator ? scanner.getTokenEnd() : undefined;
}

/** The separator between the item before and the removed one, where nothing follows it any more. */
function separatorBefore(list: List, previous: Item, until: number): Edit[] {
  const end = endOfSeparator(list, previous);
  if (end === undefined) return [];
  // Inside the removal already where nothing but the separator stands between.
  return end > until ? [] : [cut(end - list.separator.length, end)];
}

/** Back over the white space before an item, never past the opening bracket. */
function startOfGap(text: string, start: number, open: number): number {
  let at = start;
  while (at > open && /\s/.test(text[at - 1] ?? "")) at--;
  return at;
}

/** Past a comment that stands on the same line and ends it. */
function endOfLineComment(text: string, end: number): number {
  return end + (/^[^\S\n]*(\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/(?=[^\S\n]*\r?$))/m.exec(text.slice(end))?.[0].length ?? 0);
}

/** The first item of a list of one line takes the space after its separator with it. */
function skipSpaces(text: string, end: number, start: number): number {
  const ownLine = /\n/.test(text.slice(Math.max(0, start), end));
  return ownLine ? end : end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0);
}
