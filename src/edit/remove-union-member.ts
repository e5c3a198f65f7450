import { ts } from "@ts-morph/common";
import { lineStart, startsLine } from "./lines.js";
import type { Edit } from "./splice.js";

/** Takes one member out of the union that it is in, with its "|": the inverse of `insertUnionMember`. Nothing for the only one. */
export function removeUnionMember(source: ts.SourceFile, member: ts.TypeNode): Edit[] {
  const union = member.parent;
  if (!ts.isUnionTypeNode(union) || union.types.length < 2) return [];
  const { text } = source;
  const at = union.types.indexOf(member);
  const next = union.types[at + 1];
  const start = member.getStart(source);
  if (at === 0 && next !== undefined) return [removal(start, next.getStart(source))];
  const bar = text.lastIndexOf("|", start);
  if (!startsLine(text, bar)) return [removal(bar - blanksBefore(text, bar), member.end)];
  // The line break before it: what follows on its line stays where it is.
  const line = lineStart(text, bar);
  return [removal(line - (text[line - 2] === "\r" ? 2 : 1), member.end)];
}

const removal = (from: number, to: number): Edit => ({ offset: from, insert: "", remove: to - from });

const blanksBefore = (text: string, offset: number): number => /[^\S\n]*$/.exec(text.slice(0, offset))?.[0].length ?? 0;
