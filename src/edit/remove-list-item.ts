import { ts } from "@ts-morph/common";
import { commaList } from "./delimited.js";
import { fileStyle } from "./file-style.js";
import { removeFromList } from "./remove-from-list.js";
import type { Edit } from "./splice.js";

/** Takes one element out of the array literal that it is in: the inverse of `insertListItem`. Nothing where it is in none. */
export function removeListItem(source: ts.SourceFile, item: ts.Node): Edit[] {
  const array = item.parent;
  if (!ts.isArrayLiteralExpression(array)) return [];
  const brackets = { open: array.getStart(source) + 1, close: array.end - 1, padding: "" } as const;
  const list = commaList(source, array.elements, brackets, fileStyle(source));
  return removeFromList(list, array.elements.indexOf(item as ts.Expression));
}
