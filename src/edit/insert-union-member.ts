import { ts } from "@ts-morph/common";
import { fileStyle } from "./file-style.js";
import type { Print } from "./insert-into-list.js";
import { eolNear, lineIndent, startsLine } from "./lines.js";
import { nodeAt } from "./node-at.js";
import type { Edit } from "./splice.js";

/**
 * Adds a member at the end of the union that begins at `typeStart`, on a line of its own where the others are; a type
 * that is no union yet becomes one.
 * @returns undefined where no type starts there
 */
export function insertUnionMember(source: ts.SourceFile, typeStart: number, print: Print): Edit[] | undefined {
  const type = nodeAt(source, typeStart, ts.isUnionTypeNode) ?? nodeAt(source, typeStart, ts.isTypeNode);
  if (type === undefined) return undefined;
  const members = ts.isUnionTypeNode(type) ? [...type.types] : [type];
  const last = members.at(-1) ?? type;
  const { text } = source;
  const eol = eolNear(text, last.end);
  const line = barOf(source, last);
  if (line === undefined)
    return [{ offset: last.end, insert: ` | ${print(lineIndent(text, last.getStart(source)), eol)}` }];
  const offset = ts.getTrailingCommentRanges(text, last.end)?.at(-1)?.end ?? last.end;
  const indent = lineIndent(text, line);
  return [{ offset, insert: `${eol}${indent}| ${print(indent + fileStyle(source).indent, eol)}` }];
}

/** Offset of the "|" before a member where it begins a line. */
function barOf(source: ts.SourceFile, member: ts.TypeNode): number | undefined {
  const bar = source.text.lastIndexOf("|", member.getStart(source));
  const between = bar === -1 ? "" : source.text.slice(bar + 1, member.getStart(source));
  return bar !== -1 && between.trim() === "" && startsLine(source.text, bar) ? bar : undefined;
}
