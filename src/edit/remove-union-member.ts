import { ts } from "@ts-morph/common";
import { lineStart, startsLine } from "./lines.js";
import type { Edit } from "./splice.js";
import { lastComment, tokensBetween } from "./tokens-between.js";

/**
 * Takes one member out of the union that it is in, with its "|": the inverse of `insertUnionMember`. Comments around it
 * stay. Nothing for the only one.
 */
export function removeUnionMember(source: ts.SourceFile, member: ts.TypeNode): Edit[] {
  const union = member.parent;
  if (!ts.isUnionTypeNode(union) || union.types.length < 2) return [];
  const { text } = source;
  const at = union.types.indexOf(member);
  const [previous, next] = [union.types[at - 1], union.types[at + 1]];
  const start = member.getStart(source);
  const bar = barBetween(source, previous?.end ?? union.pos, start);
  if (bar !== undefined && startsLine(text, bar)) {
    // The line break before it: what follows on its line stays where it is.
    const line = lineStart(text, bar);
    const comment = lastComment(source, previous?.end ?? union.pos, bar);
    const swallows = comment?.toLineEnd === true && !endsLine(text, member.end);
    return [removal(swallows ? bar : line - (text[line - 2] === "\r" ? 2 : 1), member.end)];
  }
  if (next !== undefined && previous === undefined) return withNextBar(source, member, next);
  return bar === undefined ? [] : [removal(bar - blanksBefore(text, bar), member.end)];
}

/** The first one's own "|", where it has one, is then the next one's. */
function withNextBar(source: ts.SourceFile, member: ts.TypeNode, next: ts.TypeNode): Edit[] {
  const [start, to] = [member.getStart(source), next.getStart(source)];
  const bar = barBetween(source, member.end, to) ?? to;
  const between = source.text.slice(member.end, to).replace("|", "");
  if (between.trim() === "") return [removal(start, to)];
  return [removal(start, member.end), removal(bar, to)];
}

/** Offset of the last "|" between two offsets that have nothing else but trivia between them. */
function barBetween(source: ts.SourceFile, from: number, to: number): number | undefined {
  const bars = tokensBetween(source, from, to).filter(({ kind }) => kind === ts.SyntaxKind.BarToken);
  const last = bars.at(-1);
  return last && last.end - 1;
}

const removal = (from: number, to: number): Edit => ({ offset: from, insert: "", remove: to - from });

const endsLine = (text: string, offset: number): boolean => /^[^\S\n]*(\r?\n|$)/.test(text.slice(offset));

const blanksBefore = (text: string, offset: number): number => /[^\S\n]*$/.exec(text.slice(0, offset))?.[0].length ?? 0;
