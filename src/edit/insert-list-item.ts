import { ts } from "@ts-morph/common";
import { commaList } from "./delimited.js";
import { fileStyle } from "./file-style.js";
import { type Likeness, UNLIKE } from "./groups.js";
import { insertInGroup } from "./insert-in-group.js";
import type { Print } from "./insert-into-list.js";
import { nodeAt } from "./node-at.js";
import type { Edit } from "./splice.js";

/**
 * Adds an expression to the array literal whose "[" stands at `arrayStart`, at its end or where the comments in it say.
 * @returns undefined where no array literal starts there
 */
export function insertListItem(
  source: ts.SourceFile,
  arrayStart: number,
  print: Print,
  likeness: Likeness = UNLIKE,
): Edit[] | undefined {
  const array = nodeAt(source, arrayStart, ts.isArrayLiteralExpression);
  if (array === undefined) return undefined;
  const brackets = { open: arrayStart + 1, close: array.end - 1, padding: "" } as const;
  const list = commaList(source, array.elements, brackets, fileStyle(source));
  return insertInGroup(list, array.elements, { likeness, print });
}
