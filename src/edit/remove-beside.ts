import { ts } from "@ts-morph/common";
import { nodeAt } from "./node-at.js";
import type { Edit } from "./splice.js";

/**
 * Takes the array away again that `insertBeside` put around a value: `[...functions, name]` at `arrayStart`, as a
 * property's value, becomes `functions`.
 * @returns undefined where something else stands there
 */
export function removeBeside(source: ts.SourceFile, arrayStart: number, name: string): Edit[] | undefined {
  const array = nodeAt(source, arrayStart, ts.isArrayLiteralExpression);
  const [spread, element] = array?.elements ?? [];
  if (array === undefined || spread === undefined || !ts.isSpreadElement(spread) || array.elements.length !== 2) {
    return undefined;
  }
  const value = spread.expression.getText(source);
  if (element?.getText(source) !== name || array.getText(source) !== `[...${value}, ${name}]`) return undefined;
  const { parent } = array;
  if (!ts.isPropertyAssignment(parent)) return undefined;
  if (parent.getText(source) === `${value}: ${array.getText(source)}`) {
    return [{ offset: parent.name.end, insert: "", remove: array.end - parent.name.end }];
  }
  return [
    { offset: arrayStart, insert: "", remove: "[...".length },
    { offset: spread.end, insert: "", remove: array.end - spread.end },
  ];
}
