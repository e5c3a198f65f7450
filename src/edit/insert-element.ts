import { ts } from "@ts-morph/common";
import { commaList } from "./delimited.js";
import { fileStyle } from "./file-style.js";
import { appendToList, insertAfterItem } from "./insert-into-list.js";
import { startsLine } from "./lines.js";
import { nodeAt } from "./node-at.js";
import type { Edit } from "./splice.js";

/**
 * Adds an identifier at the end of the array literal whose "[" stands at `arrayStart`, or at the end of the commented
 * group that holds its like; nothing where it is an element already.
 *
 * @param like the elements that the new one goes with
 * @returns undefined where no array literal starts there
 */
export function insertElement(
  source: ts.SourceFile,
  arrayStart: number,
  name: string,
  like: ReadonlySet<string> = new Set(),
): Edit[] | undefined {
  const array = nodeAt(source, arrayStart, ts.isArrayLiteralExpression);
  if (array === undefined) return undefined;
  if (hasElement(array, name)) return [];
  const brackets = { open: arrayStart + 1, close: array.end - 1, padding: "" } as const;
  const list = commaList(source, array.elements, brackets, fileStyle(source));
  const at = endOfGroup(source, array, like);
  const [item, next] = at === undefined ? [] : [list.items[at], array.elements[at + 1]];
  return item === undefined || next === undefined
    ? appendToList(list, () => name)
    : // The parser begins an element after the separator before it.
      insertAfterItem(list, item, next.pos, () => name);
}

/** The index of the last element of the one commented group that holds all of those that are alike. */
function endOfGroup(
  source: ts.SourceFile,
  { elements }: ts.ArrayLiteralExpression,
  like: ReadonlySet<string>,
): number | undefined {
  const groups: ts.Expression[][] = [];
  for (const element of elements) {
    const group = groups.at(-1);
    if (group === undefined || hasHeading(source, element)) groups.push([element]);
    else group.push(element);
  }
  const holding = groups.filter((group) => group.some((each) => ts.isIdentifier(each) && like.has(each.text)));
  const last = holding.length === 1 ? holding[0]?.at(-1) : undefined;
  return last === undefined ? undefined : elements.indexOf(last);
}

/** A comment on lines of its own above an element, which begins a line too. */
function hasHeading(source: ts.SourceFile, element: ts.Expression): boolean {
  const { text } = source;
  const start = element.getStart(source);
  const comments = ts.getLeadingCommentRanges(text, element.pos) ?? [];
  return startsLine(text, start) && comments.some(({ pos }) => startsLine(text, pos));
}

/** True where the array has the plain identifier as one of its elements. */
const hasElement = (array: ts.ArrayLiteralExpression, name: string): boolean =>
  array.elements.some((element) => ts.isIdentifier(element) && element.text === name);
