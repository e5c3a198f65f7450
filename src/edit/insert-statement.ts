import { ts } from "@ts-morph/common";
import { type Eol, withEol } from "../text/eol.js";
import { declaredName } from "./declared-name.js";
import { fileHead } from "./file-head.js";
import { importsOf } from "./find-import.js";
import { headingOf, type Likeness, type Part, partOf, placeInGroups, UNLIKE } from "./groups.js";
import { blankAbove, eolNear, lineStart } from "./lines.js";
import type { Edit } from "./splice.js";
import { type Cluster, clustersOf } from "./statement-clusters.js";

export interface StatementPlace {
  /** Put it after the last of these, and what belongs to that; after those that it is like where comments head them. */
  readonly after?: (statement: ts.Statement) => boolean;
  /** Never below the first of these: they read it when the module is loaded. */
  readonly before?: (statement: ts.Statement) => boolean;
  readonly likeness?: Likeness;
  /** Names that it reads when the module is loaded. */
  readonly reads?: readonly string[];
}

/**
 * Puts a statement at the top level of a file: after its last sibling that is early enough, else directly before what
 * uses it, else at the end. One blank line sets it off, unless it joins siblings of one line that stand without.
 *
 * @param code one or several lines with "\n", in the file's own style
 */
export function insertStatement(source: ts.SourceFile, code: string, place: StatementPlace): Edit {
  const { statements } = source;
  const limit = place.before === undefined ? -1 : statements.findIndex(place.before);
  const early = limit === -1 ? [...statements] : statements.slice(0, limit);
  const siblings = place.after === undefined ? [] : early.filter(place.after);
  if (siblings.length > 0) return placeAmong(source, code, { early, siblings, place });
  const user = limit === -1 ? undefined : statements[limit];
  if (user !== undefined) return placeBefore(source, user, code);
  return placeAtEnd(source, code);
}

interface Among {
  readonly early: readonly ts.Statement[];
  /** At least one. */
  readonly siblings: readonly ts.Statement[];
  readonly place: StatementPlace;
}

function placeAmong(source: ts.SourceFile, code: string, { early, siblings, place }: Among): Edit {
  const clusters = clustersOf(
    early.filter((each) => !ts.isImportDeclaration(each)),
    siblings,
  );
  const parts = clusters.map(
    ({ sibling, first }): Part => ({ ...partOf(source, first), node: sibling, isApart: true }),
  );
  const found = placeInGroups(source, parts, place.likeness ?? UNLIKE);
  const [start] = parts;
  const heading = found === "start" && start !== undefined ? headingOf(source, start) : undefined;
  if (heading !== undefined && areDeclaredAbove(source, place.reads ?? [], heading.pos))
    return placeAt(source.text, heading.pos, code, eolNear(source.text, heading.pos));
  const at = typeof found === "object" ? found.after : siblings.length - 1;
  const { sibling, last } = clusters[at] as Cluster;
  const before = siblings.slice(0, at + 1);
  return placeAfter(source, last, code, sibling === last && isTight(source, before, code) ? 1 : 2);
}

/** Whether some names are declared above a place, where the file declares them. */
const areDeclaredAbove = ({ statements }: ts.SourceFile, names: readonly string[], offset: number): boolean =>
  statements.every((each) => each.end <= offset || !names.includes(declaredName(each) ?? ""));

/** Siblings on consecutive lines, each of one line: the next one joins them. */
function isTight(source: ts.SourceFile, siblings: readonly ts.Statement[], code: string): boolean {
  const [previous, last] = siblings.slice(-2);
  if (code.includes("\n") || previous === undefined || last === undefined) return false;
  return (
    /^[^\n]*\r?\n[^\S\n]*$/.test(source.text.slice(previous.end, last.getStart(source))) &&
    !last.getText(source).includes("\n")
  );
}

function placeAfter(source: ts.SourceFile, sibling: ts.Statement, code: string, lines: 1 | 2): Edit {
  const { text } = source;
  const offset = ts.getTrailingCommentRanges(text, sibling.end)?.at(-1)?.end ?? sibling.end;
  const eol = eolNear(text, offset);
  const next = text.slice(offset);
  // Code on the rest of the line or on the next one is set off as well.
  const rest = /^[^\S\n]*\S/.test(next) ? eol : "";
  const below = lines === 2 && /^[^\S\n]*\r?\n[^\S\n]*[^\s}]/.test(next) ? eol : "";
  return { offset, insert: `${eol.repeat(lines)}${withEol(code, eol)}${rest}${below}` };
}

/** Above the comments that belong to the statement, so that they stay with it. */
function placeBefore(source: ts.SourceFile, user: ts.Statement, code: string): Edit {
  const { text } = source;
  const eol = eolNear(text, user.getStart(source));
  return placeAt(text, attachedStart(source, user), code, eol);
}

/** Its removal takes one of the two blank lines around it, so that they are made alike. */
function placeAt(text: string, offset: number, code: string, eol: Eol): Edit {
  return { offset, insert: `${withEol(code, eol)}${eol}${blankAbove(text, offset) ?? eol}` };
}

function attachedStart(source: ts.SourceFile, statement: ts.Statement): number {
  const { text } = source;
  let offset = statement.getStart(source);
  for (const comment of [...(ts.getLeadingCommentRanges(text, statement.pos) ?? [])].reverse()) {
    const ownLine = /^\uFEFF?[^\S\n]*$/.test(text.slice(lineStart(text, comment.pos), comment.pos));
    if (!ownLine || /\n[^\S\n]*\r?\n/.test(text.slice(comment.end, offset))) break;
    offset = comment.pos;
  }
  return offset;
}

function placeAtEnd(source: ts.SourceFile, code: string): Edit {
  const { text } = source;
  const last = source.statements.at(-1);
  if (last === undefined) return fileHead(source).place(code);
  const eol = eolNear(text, text.length);
  if (!/\n\s*$/.test(text)) return { offset: text.length, insert: `${eol}${eol}${withEol(code, eol)}` };
  const blank = last === importsOf(source).at(-1) || !/\n[^\S\n]*\r?\n\s*$/.test(text);
  return { offset: text.length, insert: `${blank ? eol : ""}${withEol(code, eol)}${eol}` };
}
