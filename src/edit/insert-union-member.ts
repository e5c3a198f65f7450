import { ts } from "@ts-morph/common";
import { fileStyle } from "./file-style.js";
import { headingOf, type Likeness, type Part, placeInGroups, UNLIKE } from "./groups.js";
import type { Print } from "./insert-into-list.js";
import { eolNear, lineIndent, lineStart, startsLine } from "./lines.js";
import { nodeAt } from "./node-at.js";
import type { Edit } from "./splice.js";
import { barBefore, unionAt } from "./union-at.js";

/**
 * Adds a member to the union that begins at `typeStart`, at its end or where the comments in it say, on a line of its own
 * where the others are; a type that is no union yet becomes one.
 * @returns undefined where no type starts there
 */
export function insertUnionMember(
  source: ts.SourceFile,
  typeStart: number,
  print: Print,
  likeness: Likeness = UNLIKE,
): Edit[] | undefined {
  const type = unionAt(source, typeStart) ?? nodeAt(source, typeStart, ts.isTypeNode);
  if (type === undefined) return undefined;
  const members = ts.isUnionTypeNode(type) ? [...type.types] : [type];
  const parts = members.map((member, at) => memberPart(source, member, members[at - 1]?.end ?? type.pos));
  const place = placeInGroups(source, parts, likeness);
  const [first] = parts;
  if (place === "start" && first !== undefined && barOf(source, first.node) !== undefined)
    return [beforeFirst(source, first, print)];
  return [behind(source, members[typeof place === "object" ? place.after : members.length - 1] ?? type, print)];
}

const memberPart = (source: ts.SourceFile, node: ts.TypeNode, pos: number): Part => ({
  node,
  pos,
  start: barOf(source, node) ?? node.getStart(source),
});

function behind(source: ts.SourceFile, member: ts.TypeNode, print: Print): Edit {
  const { text } = source;
  const eol = eolNear(text, member.end);
  const line = barOf(source, member);
  if (line === undefined)
    return { offset: member.end, insert: ` | ${print(lineIndent(text, member.getStart(source)), eol)}` };
  const offset = ts.getTrailingCommentRanges(text, member.end)?.at(-1)?.end ?? member.end;
  const indent = lineIndent(text, line);
  return { offset, insert: `${eol}${indent}| ${print(indent + fileStyle(source).indent, eol)}` };
}

/** Above the comment that heads the first group. */
function beforeFirst(source: ts.SourceFile, first: Part, print: Print): Edit {
  const { text } = source;
  const offset = lineStart(text, headingOf(source, first)?.pos ?? first.start);
  const indent = lineIndent(text, first.start);
  const eol = eolNear(text, offset);
  return { offset, insert: `${indent}| ${print(indent + fileStyle(source).indent, eol)}${eol}` };
}

/** Offset of the "|" before a member where it begins a line. */
function barOf(source: ts.SourceFile, member: ts.Node): number | undefined {
  const bar = barBefore(source, member);
  return bar !== undefined && startsLine(source.text, bar) ? bar : undefined;
}
