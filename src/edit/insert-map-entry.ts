import { ts } from "@ts-morph/common";
import { braceList } from "./delimited.js";
import { type FileStyle, fileStyle } from "./file-style.js";
import { type Likeness, UNLIKE } from "./groups.js";
import { insertInGroup } from "./insert-in-group.js";
import { hasKey, keyText } from "./member-key.js";
import { nodeAt } from "./node-at.js";
import type { Edit } from "./splice.js";

/** The text of a value whose line is indented so; it may break lines with "\n". */
export type MapValue = (indent: string) => string;

/**
 * Adds `"key": value` to the object literal whose "{" stands at `bodyStart`, at its end or where the comments in it say;
 * nothing where it has the key.
 * A key in brackets is computed.
 * @returns undefined where no object literal starts there
 */
export function insertMapEntry(
  source: ts.SourceFile,
  bodyStart: number,
  entry: { readonly key: string; readonly value: string | MapValue; readonly likeness?: Likeness },
  fallback?: FileStyle,
): Edit[] | undefined {
  const map = nodeAt(source, bodyStart, ts.isObjectLiteralExpression);
  if (map === undefined) return undefined;
  if (hasKey(source, map.properties, entry.key)) return [];
  const style = fileStyle(source, fallback);
  const print = (indent: string, eol: string): string => {
    const value = typeof entry.value === "string" ? entry.value : entry.value(indent);
    return `${keyText(entry.key, style)}: ${value.replaceAll("\n", eol)}`;
  };
  const { likeness = UNLIKE } = entry;
  return insertInGroup(braceList(source, { open: bodyStart, end: map.end }, map.properties, style), map.properties, {
    likeness,
    print,
  });
}
