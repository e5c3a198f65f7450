import { ts } from "@ts-morph/common";
import { commonIndices, topLevel } from "./top-level.js";

/** A file before an edit, after it, and as a formatter wrote it then. */
export interface Reformatted {
  readonly before: ts.SourceFile;
  readonly after: ts.SourceFile;
  readonly formatted: ts.SourceFile;
}

/**
 * Whether a formatter changed nothing but the statements that the edit changed or brought: every other one is there as it
 * was, in its place, with the same lines between it and its neighbour, and the file says the same as after the edit.
 */
export function keepsOthers({ before, after, formatted }: Reformatted): boolean {
  const [old, edited, now] = [topLevel(before).units, topLevel(after).units, topLevel(formatted).units];
  const texts = (units: readonly { readonly text: string }[]): string[] => units.map(({ text }) => text);
  const kept = commonIndices(texts(old), texts(edited)).map(([index]) => index);
  const found = commonIndices(
    kept.map((index) => old[index]?.text ?? ""),
    texts(now),
  );
  if (found.length < kept.length) return false;
  const isAsBefore = kept.every((index, at) => {
    const [previous, next] = [found[at - 1]?.[1], found[at]?.[1] ?? 0];
    const areNeighbours = at > 0 && kept[at - 1] === index - 1 && previous === next - 1;
    return !areNeighbours || old[index]?.lead === now[next]?.lead;
  });
  return isAsBefore && sameWords(after, formatted);
}

/** A formatter may break lines, sort and join imports, and choose quotes and commas; names, values and comments it keeps. */
function sameWords(one: ts.SourceFile, other: ts.SourceFile): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  return words.size === others.size && [...words].every((word) => others.has(word));
}

function wordsOf(source: ts.SourceFile): ReadonlySet<string> {
  const words = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isLiteralExpression(node) || ts.isTemplateLiteralToken(node)) words.add(node.text);
    else if (ts.isJsxText(node)) for (const word of node.text.split(/\s+/)) words.add(word);
    ts.forEachChild(node, visit);
  };
  visit(source);
  for (const comment of commentsOf(source)) words.add(comment.replace(/\s+/g, " "));
  return words;
}

/** Those between statements: what is inside of one goes with its tokens. */
function commentsOf(source: ts.SourceFile): string[] {
  const { units, tail } = topLevel(source);
  return [...units.map(({ lead }) => lead), tail].flatMap((text) =>
    [...text.matchAll(/\/\/.*|\/\*[\s\S]*?\*\//g)].map(([comment]) => comment),
  );
}
