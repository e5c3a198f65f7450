import { ts } from "@ts-morph/common";
import { commaList } from "./delimited.js";
import { fileStyle } from "./file-style.js";
import { nodeAt } from "./node-at.js";
import { removeFromList } from "./remove-from-list.js";
import type { Edit } from "./splice.js";

/**
 * Takes an identifier out of the array literal whose "[" stands at `arrayStart`; nothing where it is no element.
 * @returns undefined where no array literal starts there
 */
export function removeElement(source: ts.SourceFile, arrayStart: number, name: string): Edit[] | undefined {
  const array = nodeAt(source, arrayStart, ts.isArrayLiteralExpression);
  if (array === undefined) return undefined;
  const brackets = { open: arrayStart + 1, close: array.end - 1, padding: "" } as const;
  const index = array.elements.findIndex((element) => ts.isIdentifier(element) && element.text === name);
  return removeFromList(commaList(source, array.elements, brackets, fileStyle(source)), index);
}
