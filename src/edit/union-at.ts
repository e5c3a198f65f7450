import { ts } from "@ts-morph/common";
import { nodeAt } from "./node-at.js";

/**
 * The union that begins at an offset; or that did before its first member came or went, so that another one begins there
 * or nothing but blanks and comments stand before it.
 */
export function unionAt(source: ts.SourceFile, offset: number): ts.UnionTypeNode | undefined {
  return nodeAt(source, offset, ts.isUnionTypeNode) ?? unionAround(source, source, offset);
}

function unionAround(source: ts.SourceFile, node: ts.Node, offset: number): ts.UnionTypeNode | undefined {
  if (offset < node.pos || offset >= node.end) return undefined;
  if (ts.isUnionTypeNode(node)) {
    const starts = node.types.flatMap((each) => [each.getStart(source), barBefore(source, each)]);
    if (starts.includes(offset) || offset <= node.getStart(source)) return node;
  }
  return ts.forEachChild(node, (child) => unionAround(source, child, offset));
}

/** Offset of the "|" before a member of a union; undefined where there is none. */
export function barBefore(source: ts.SourceFile, member: ts.Node): number | undefined {
  const bar = source.text.lastIndexOf("|", member.getStart(source));
  return bar !== -1 && source.text.slice(bar + 1, member.getStart(source)).trim() === "" ? bar : undefined;
}
