import { ts } from "@ts-morph/common";
import { words } from "../text/case.js";
import { startsLine } from "./lines.js";

/** One of several things that follow each other. */
export interface Part {
  readonly node: ts.Node;
  /** Where the blanks and comments before it begin. */
  readonly pos: number;
  /** Where it begins, a separator before it included. */
  readonly start: number;
  /** A blank line before it sets nothing off: the others have one as well. */
  readonly isApart?: true;
}

/** How much something new has in common with what is there; 0 for nothing. */
export interface Likeness {
  /** With one of the parts. */
  readonly node: (node: ts.Node) => number;
  /** With the comment that heads a group, given as its words. */
  readonly heading: (words: readonly string[]) => boolean;
}

export const UNLIKE: Likeness = { node: () => 0, heading: () => false };

/** Neighbours that a blank line or a comment sets off from those before them; indexes into their list. */
interface Group {
  readonly from: number;
  readonly to: number;
  /** The words of the comment that stands above. */
  readonly heading: readonly string[] | undefined;
}

/** Behind one of the parts, or before or behind all of them. */
export type GroupPlace = { readonly after: number } | "start" | "end";

/**
 * Where something new belongs among the parts of a list: at the end of the one group that it is most like, else at the
 * end of the list, but not in a group that has a name of its own.
 */
export function placeInGroups(source: ts.SourceFile, parts: readonly Part[], likeness: Likeness): GroupPlace {
  const groups = groupsOf(source, parts);
  const [first] = groups;
  const last = groups.at(-1);
  if (first === undefined || last === undefined) return "end";
  const own = likeGroup(groups, parts, likeness);
  if (own !== undefined) return own === last ? "end" : { after: own.to };
  if (last.heading === undefined || !isGrouped(groups)) return "end";
  return first.heading === undefined ? { after: first.to } : "start";
}

/** The one with what is most like the new thing; of several the one whose heading says so. */
function likeGroup(groups: readonly Group[], parts: readonly Part[], { node, heading }: Likeness): Group | undefined {
  const ranks = groups.map(({ from, to }) => Math.max(...parts.slice(from, to + 1).map((part) => node(part.node))));
  const most = Math.max(...ranks);
  const alike = groups.filter((_, at) => ranks[at] === most);
  if (most > 0 && alike.length === 1) return alike[0];
  const headed = alike.filter((each) => each.heading !== undefined && heading(each.heading));
  return headed.length === 1 ? headed[0] : undefined;
}

/** A comment above one thing alone is about that, unless such titles head others as well. */
const isGrouped = (groups: readonly Group[]): boolean =>
  groups.some(({ from, to, heading }) => heading !== undefined && to > from) ||
  groups.filter(({ heading }) => heading !== undefined && heading.length <= TITLE_WORDS).length > 1;

const TITLE_WORDS = 3;

function groupsOf(source: ts.SourceFile, parts: readonly Part[]): Group[] {
  const groups: Group[] = [];
  for (const [at, part] of parts.entries()) {
    const comment = headingOf(source, part);
    const heading = comment && words(source.text.slice(comment.pos, comment.end));
    const group = groups.at(-1);
    if (group === undefined || heading !== undefined || isSetOff(source, part))
      groups.push({ from: at, to: at, heading });
    else groups[groups.length - 1] = { ...group, to: at };
  }
  return groups;
}

const isSetOff = ({ text }: ts.SourceFile, { pos, start, isApart }: Part): boolean =>
  isApart !== true && /\n[^\S\n]*\r?\n/.test(text.slice(pos, start));

/** Something that is commented out, or what a tool reads. */
const NO_HEADING = /[,;{}()[\]]\s*(\*\/)?$|eslint-|biome-|prettier-|@ts-|^\/\*\*/;

/** The comment on lines of its own that heads a group of which a part is the first; undefined where there is none. */
export function headingOf({ text }: ts.SourceFile, { pos, start }: Omit<Part, "node">): ts.CommentRange | undefined {
  if (!startsLine(text, start)) return undefined;
  const comments = (ts.getLeadingCommentRanges(text, pos) ?? []).filter((each) => startsLine(text, each.pos));
  return comments.some((each) => NO_HEADING.test(text.slice(each.pos, each.end))) ? undefined : comments[0];
}

/** A node as it stands in a list whose separators are not the parser's concern. */
export const partOf = (source: ts.SourceFile, node: ts.Node): Part => ({
  node,
  pos: node.pos,
  start: node.getStart(source),
});
