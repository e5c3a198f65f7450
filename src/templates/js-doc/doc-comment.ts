import { ts } from "@ts-morph/common";

/** The comment above a node that speaks of it, as its lines without stars; with its place. */
export interface DocComment {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

export function docCommentOf(node: ts.Node, source: ts.SourceFile): DocComment | undefined {
  const doc = ts.getJSDocCommentsAndTags(node).find((each) => ts.isJSDoc(each) && each.parent === node);
  if (doc === undefined) return undefined;
  const lines = doc
    .getText(source)
    .slice("/**".length, -"*/".length)
    .split("\n")
    .map((line) => line.replace(/^\s*\*? ?/, "").trimEnd());
  const first = lines.findIndex((line) => line !== "");
  const last = lines.findLastIndex((line) => line !== "");
  return { start: doc.getStart(source), end: doc.end, lines: lines.slice(first, last + 1) };
}

/** A comment of text and tags, on one line where it has but one. */
export function docCommentText(lines: readonly string[], tags: readonly string[], indent: string): string {
  const all = [...lines, ...(lines.length > 0 && tags.length > 0 ? [""] : []), ...tags];
  if (all.length === 1) return `/** ${all[0]} */`;
  return `/**\n${all.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */`;
}
