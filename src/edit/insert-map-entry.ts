import { ts } from "@ts-morph/common";
import { commaList } from "./delimited.js";
import { type FileStyle, fileStyle, paddingOf } from "./file-style.js";
import { appendToList } from "./insert-into-list.js";
import { hasKey, keyText } from "./member-key.js";
import { nodeAt } from "./node-at.js";
import type { Edit } from "./splice.js";

/** The text of a value whose line is indented so; it may break lines with "\n". */
export type MapValue = (indent: string) => string;

/**
 * Adds `"key": value` at the end of the object literal whose "{" stands at `bodyStart`; nothing where it has the key.
 * A key in brackets is computed.
 * @returns undefined where no object literal starts there
 */
export function insertMapEntry(
  source: ts.SourceFile,
  bodyStart: number,
  entry: { readonly key: string; readonly value: string | MapValue },
  fallback?: FileStyle,
): Edit[] | undefined {
  const map = nodeAt(source, bodyStart, ts.isObjectLiteralExpression);
  if (map === undefined) return undefined;
  if (hasKey(source, map.properties, entry.key)) return [];
  const style = fileStyle(source, fallback);
  const brackets = { open: bodyStart + 1, close: map.end - 1, padding: paddingOf(style) } as const;
  return appendToList(commaList(source, map.properties, brackets, style), (indent, eol) => {
    const value = typeof entry.value === "string" ? entry.value : entry.value(indent);
    return `${keyText(entry.key, style)}: ${value.replaceAll("\n", eol)}`;
  });
}
