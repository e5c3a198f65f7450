import { ts } from "@ts-morph/common";

/** The node that satisfies `is` and whose first character stands at `offset`; undefined where there is none. */
export function nodeAt<T extends ts.Node>(
  source: ts.SourceFile,
  offset: number,
  is: (node: ts.Node) => node is T,
): T | undefined {
  const visit = (node: ts.Node): T | undefined => {
    if (offset < node.pos || offset >= node.end) return undefined;
    if (node.getStart(source) === offset && is(node)) return node;
    return ts.forEachChild(node, visit);
  };
  return visit(source);
}
