import { ts } from "@ts-morph/common";
import { commaList } from "./delimited.js";
import { fileStyle } from "./file-style.js";
import { appendToList, type Print } from "./insert-into-list.js";
import { nodeAt } from "./node-at.js";
import type { Edit } from "./splice.js";

/**
 * Adds an expression at the end of the array literal whose "[" stands at `arrayStart`.
 * @returns undefined where no array literal starts there
 */
export function insertListItem(source: ts.SourceFile, arrayStart: number, print: Print): Edit[] | undefined {
  const array = nodeAt(source, arrayStart, ts.isArrayLiteralExpression);
  if (array === undefined) return undefined;
  const brackets = { open: arrayStart + 1, close: array.end - 1, padding: "" } as const;
  return appendToList(commaList(source, array.elements, brackets, fileStyle(source)), print);
}
