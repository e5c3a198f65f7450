import type { ts } from "@ts-morph/common";

/** A statement of the top level with the comments and blanks before it. */
export interface Unit {
  readonly statement: ts.Statement;
  /** What stands between the statement before and this one. */
  readonly lead: string;
  readonly text: string;
}

/** A file cut into its statements; `tail` is what follows the last. */
export function topLevel(source: ts.SourceFile): { readonly units: readonly Unit[]; readonly tail: string } {
  const { text } = source;
  const units = source.statements.map((statement) => {
    const start = statement.getStart(source);
    return { statement, lead: text.slice(statement.pos, start), text: text.slice(start, statement.end) };
  });
  return { units, tail: text.slice(source.statements.end) };
}

/** The longest list that two have in common in their order, as pairs of indices. */
export function commonIndices(one: readonly string[], other: readonly string[]): (readonly [number, number])[] {
  const lengths = one.map(() => new Array<number>(other.length + 1).fill(0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = one.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? [];
    for (let j = other.length - 1; j >= 0; j--)
      row[j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (one[i] === other[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
