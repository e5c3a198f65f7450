import { ts } from "@ts-morph/common";
import { braceList } from "./delimited.js";
import { fileStyle, quoted } from "./file-style.js";
import { appendToList } from "./insert-into-list.js";
import { nodeAt } from "./node-at.js";
import type { Edit } from "./splice.js";

/**
 * Adds a variable at the end of the object literal whose "{" stands at `objectStart`, by its own name; nothing where it
 * is a value already.
 * @returns undefined where no object literal starts there
 */
export function insertValue(source: ts.SourceFile, objectStart: number, name: string): Edit[] | undefined {
  const object = nodeAt(source, objectStart, ts.isObjectLiteralExpression);
  if (object === undefined) return undefined;
  if (object.properties.some((property) => hasValue(property, name))) return [];
  const style = fileStyle(source);
  const keyed = object.properties.at(-1)?.name;
  const text = keyed !== undefined && ts.isStringLiteral(keyed) ? `${quoted(name, style)}: ${name}` : name;
  return appendToList(braceList(source, { open: objectStart, end: object.end }, object.properties, style), () => text);
}

function hasValue(property: ts.ObjectLiteralElementLike, name: string): boolean {
  if (ts.isShorthandPropertyAssignment(property)) return property.name.text === name;
  return (
    ts.isPropertyAssignment(property) && ts.isIdentifier(property.initializer) && property.initializer.text === name
  );
}
