import { ts } from "@ts-morph/common";
import type { Print } from "./insert-into-list.js";
import { eolNear, lineIndent, startsLine } from "./lines.js";
import { nodeAt } from "./node-at.js";
import type { Edit } from "./splice.js";

/**
 * Adds one more call, printed from its dot on, to the chain of calls that begins at `chainStart`: on a line of its own
 * where the last one is.
 * @returns undefined where no call starts there
 */
export function insertCall(source: ts.SourceFile, chainStart: number, print: Print): Edit[] | undefined {
  const chain = nodeAt(source, chainStart, (node) => ts.isCallExpression(node) || ts.isNewExpression(node));
  if (chain === undefined) return undefined;
  const { text } = source;
  const eol = eolNear(text, chain.end);
  const access =
    ts.isCallExpression(chain) && ts.isPropertyAccessExpression(chain.expression) ? chain.expression : undefined;
  const dot = access === undefined ? -1 : text.lastIndexOf(".", access.name.getStart(source));
  const ownLine = dot !== -1 && startsLine(text, dot);
  const indent = lineIndent(text, ownLine ? dot : chain.end);
  return [{ offset: chain.end, insert: `${ownLine ? eol + indent : ""}${print(indent, eol)}` }];
}
