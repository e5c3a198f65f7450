import { ts } from "@ts-morph/common";
import { insertElement } from "./insert-element.js";
import { nodeAt } from "./node-at.js";
import type { Edit } from "./splice.js";

/**
 * Puts an array around the value of a property, which stands at `valueStart`, that spreads it beside one more element:
 * `functions` becomes `functions: [...functions, name]`. Where it spread the value there already, the array grows.
 * @returns undefined where no property has its value there
 */
export function insertBeside(source: ts.SourceFile, valueStart: number, name: string): Edit[] | undefined {
  const shorthand = nodeAt(source, valueStart, ts.isShorthandPropertyAssignment);
  if (shorthand !== undefined) {
    return [{ offset: shorthand.name.end, insert: `: [...${shorthand.name.text}, ${name}]` }];
  }
  const value = valueAt(source, source, valueStart);
  if (value === undefined) return undefined;
  if (ts.isArrayLiteralExpression(value)) return insertElement(source, value.getStart(source), name);
  return [
    { offset: valueStart, insert: "[..." },
    { offset: value.end, insert: `, ${name}]` },
  ];
}

/** The value of the property that has it at the offset, or that had, before an array was put around it. */
function valueAt(source: ts.SourceFile, node: ts.Node, offset: number): ts.Expression | undefined {
  if (offset < node.pos || offset >= node.end) return undefined;
  if (ts.isPropertyAssignment(node)) {
    const { name, initializer } = node;
    const first = ts.isArrayLiteralExpression(initializer) ? initializer.elements[0] : undefined;
    const inner = first !== undefined && ts.isSpreadElement(first) ? first.expression : undefined;
    const starts = [initializer, ...(inner === undefined ? [] : [name, inner])].map((each) => each.getStart(source));
    if (starts.includes(offset)) return initializer;
  }
  return ts.forEachChild(node, (child) => valueAt(source, child, offset));
}
