import { ts } from "@ts-morph/common";
import { commaList } from "./delimited.js";
import { fileStyle } from "./file-style.js";
import { type Likeness, UNLIKE } from "./groups.js";
import { insertInGroup } from "./insert-in-group.js";
import { nodeAt } from "./node-at.js";
import type { Edit } from "./splice.js";

/**
 * Adds an identifier to the array literal whose "[" stands at `arrayStart`, at its end or where the comments in it say;
 * nothing where it is an element already.
 *
 * @returns undefined where no array literal starts there
 */
export function insertElement(
  source: ts.SourceFile,
  arrayStart: number,
  name: string,
  likeness: Likeness = UNLIKE,
): Edit[] | undefined {
  const array = nodeAt(source, arrayStart, ts.isArrayLiteralExpression);
  if (array === undefined) return undefined;
  if (hasElement(array, name)) return [];
  const brackets = { open: arrayStart + 1, close: array.end - 1, padding: "" } as const;
  const list = commaList(source, array.elements, brackets, fileStyle(source));
  return insertInGroup(list, array.elements, { likeness, print: () => name });
}

/** True where the array has the plain identifier as one of its elements. */
const hasElement = (array: ts.ArrayLiteralExpression, name: string): boolean =>
  array.elements.some((element) => ts.isIdentifier(element) && element.text === name);
