import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import { lineAndColumn } from "../project/line-and-column.js";

/** The way to a value of a manifest: `["files", 0, "to"]`. */
export type ManifestPath = readonly PropertyKey[];

/** Where a value of a manifest stands, for an error about it; where it is missing, what should hold it. */
export function manifestPlace(
  { file, source }: { readonly file: string; readonly source: string },
  path: ManifestPath,
): { file: string; line: number; column: number } {
  return { file, ...lineAndColumn(source, offsetOf(source, path)) };
}

/** Where a text of the manifest stands, for an error about it: the first place that has it. */
export function placeOfText(
  { file, source }: { readonly file: string; readonly source: string },
  text: string,
): { file: string; line?: number; column?: number } {
  const found = findValue(treeOf(source), text);
  return found === undefined ? { file } : { file, ...lineAndColumn(source, found.offset) };
}

function findValue(node: Node | undefined, text: string): Node | undefined {
  if (node?.type === "string" && node.value === text) return node;
  // The first child of a property is its key.
  const children = node?.type === "property" ? node.children?.slice(1) : node?.children;
  for (const child of children ?? []) {
    const found = findValue(child, text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where the property at a path starts; where a key is missing, its parent. */
function offsetOf(text: string, path: ManifestPath): number {
  const root = treeOf(text);
  if (root === undefined) return 0;
  const keys = path.map((part) => (typeof part === "number" ? part : String(part)));
  for (let length = keys.length; length > 0; length--) {
    const found: Node | undefined = findNodeAtLocation(root, keys.slice(0, length));
    if (found !== undefined) return found.parent?.type === "property" ? found.parent.offset : found.offset;
  }
  return root.offset;
}

/** Undefined where it is nested too deeply for this parser. */
function treeOf(text: string): Node | undefined {
  try {
    return parseTree(text);
  } catch {
    return undefined;
  }
}
