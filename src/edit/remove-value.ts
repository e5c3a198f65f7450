import { ts } from "@ts-morph/common";
import { braceList } from "./delimited.js";
import { fileStyle } from "./file-style.js";
import { nodeAt } from "./node-at.js";
import { removeFromList } from "./remove-from-list.js";
import type { Edit } from "./splice.js";

/**
 * Takes a variable out of the object literal whose "{" stands at `objectStart`, whatever its key: the inverse of
 * `insertValue`. Of several the last; nothing where there is none.
 * @returns undefined where no object literal starts there
 */
export function removeValue(source: ts.SourceFile, objectStart: number, name: string): Edit[] | undefined {
  const object = nodeAt(source, objectStart, ts.isObjectLiteralExpression);
  if (object === undefined) return undefined;
  const index = object.properties.findLastIndex((property) => variableOf(property) === name);
  const style = fileStyle(source);
  return removeFromList(braceList(source, { open: objectStart, end: object.end }, object.properties, style), index);
}

function variableOf(property: ts.ObjectLiteralElementLike): string | undefined {
  if (ts.isShorthandPropertyAssignment(property)) return property.name.text;
  return ts.isPropertyAssignment(property) && ts.isIdentifier(property.initializer)
    ? property.initializer.text
    : undefined;
}
