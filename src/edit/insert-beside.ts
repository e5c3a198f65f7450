import { ts } from "@ts-morph/common";
import { nodeAt } from "./node-at.js";
import type { Edit } from "./splice.js";

/**
 * Puts an array around the value of a property, which stands at `valueStart`, that spreads it beside one more element:
 * `functions` becomes `functions: [...functions, name]`.
 * @returns undefined where no property has its value there
 */
export function insertBeside(source: ts.SourceFile, valueStart: number, name: string): Edit[] | undefined {
  const shorthand = nodeAt(source, valueStart, ts.isShorthandPropertyAssignment);
  if (shorthand !== undefined) {
    return [{ offset: shorthand.name.end, insert: `: [...${shorthand.name.text}, ${name}]` }];
  }
  const value = valueAt(source, source, valueStart);
  if (value === undefined) return undefined;
  return [
    { offset: valueStart, insert: "[..." },
    { offset: value.end, insert: `, ${name}]` },
  ];
}

function valueAt(source: ts.SourceFile, node: ts.Node, offset: number): ts.Expression | undefined {
  if (offset < node.pos || offset >= node.end) return undefined;
  if (ts.isPropertyAssignment(node) && node.initializer.getStart(source) === offset) return node.initializer;
  return ts.forEachChild(node, (child) => valueAt(source, child, offset));
}
