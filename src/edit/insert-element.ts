import { ts } from "@ts-morph/common";
import { commaList } from "./delimited.js";
import { fileStyle } from "./file-style.js";
import { appendToList } from "./insert-into-list.js";
import { nodeAt } from "./node-at.js";
import type { Edit } from "./splice.js";

/**
 * Adds an identifier at the end of the array literal whose "[" stands at `arrayStart`; nothing where it is an element already.
 * @returns undefined where no array literal starts there
 */
export function insertElement(source: ts.SourceFile, arrayStart: number, name: string): Edit[] | undefined {
  const array = nodeAt(source, arrayStart, ts.isArrayLiteralExpression);
  if (array === undefined) return undefined;
  if (hasElement(array, name)) return [];
  const brackets = { open: arrayStart + 1, close: array.end - 1, padding: "" } as const;
  return appendToList(commaList(source, array.elements, brackets, fileStyle(source)), () => name);
}

/** True where the array has the plain identifier as one of its elements. */
const hasElement = (array: ts.ArrayLiteralExpression, name: string): boolean =>
  array.elements.some((element) => ts.isIdentifier(element) && element.text === name);
