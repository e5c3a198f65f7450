import type { ts } from "@ts-morph/common";
import { type FileStyle, paddingOf } from "./file-style.js";
import type { List } from "./insert-into-list.js";

interface Brackets {
  /** Offset after the opening bracket. */
  readonly open: number;
  /** Offset of the closing bracket. */
  readonly close: number;
  readonly padding: List["padding"];
}

/** A list whose items the parser gives without their commas: array elements, object properties, import names. */
export function commaList(
  source: ts.SourceFile,
  nodes: ts.NodeArray<ts.Node>,
  brackets: Brackets,
  style: FileStyle,
): List {
  return {
    source,
    ...brackets,
    items: nodes.map((node) => ({ start: node.getStart(source), end: node.end })),
    separator: ",",
    // The parser ends a node array after its trailing comma.
    trailing: nodes.hasTrailingComma === true ? nodes.end : undefined,
    indent: style.indent,
    separatorAtEnd: true,
  };
}

/** The same in the braces that a node begins and ends with, with blanks inside them as the file has them. */
export const braceList = (
  source: ts.SourceFile,
  { open, end }: { /** Offset of the "{". */ readonly open: number; readonly end: number },
  nodes: ts.NodeArray<ts.Node>,
  style: FileStyle,
): List => commaList(source, nodes, { open: open + 1, close: end - 1, padding: paddingOf(style) }, style);
