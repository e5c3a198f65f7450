import { ts } from "@ts-morph/common";
import { commaList } from "./delimited.js";
import { fileStyle } from "./file-style.js";
import { nodeAt } from "./node-at.js";
import { removeFromList } from "./remove-from-list.js";
import type { Edit } from "./splice.js";

/**
 * Takes a plain identifier out of the array literal whose "[" stands at `arrayStart`: the inverse of `insertElement`.
 * Of several elements of that name the last; nothing where there is none.
 * @returns undefined where no array literal starts there
 */
export function removeElement(source: ts.SourceFile, arrayStart: number, name: string): Edit[] | undefined {
  const array = nodeAt(source, arrayStart, ts.isArrayLiteralExpression);
  if (array === undefined) return undefined;
  const index = array.elements.findLastIndex((element) => ts.isIdentifier(element) && element.text === name);
  const brackets = { open: arrayStart + 1, close: array.end - 1, padding: "" } as const;
  return removeFromList(commaList(source, array.elements, brackets, fileStyle(source)), index);
}
