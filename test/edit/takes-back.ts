import { expect } from "vitest";
import { type Edit, splice } from "../../src/edit/splice.js";
import fc from "../support/properties.js";
import { syntaxErrors } from "./parse.js";

export interface Pair {
  readonly insert: (text: string) => Edit[] | undefined;
  readonly remove: (text: string) => Edit[] | undefined;
}

/**
 * Removing takes back what inserting put there. Two texts may become the same one by an insertion (an empty line is put
 * where there was none, or stays where there was one): then no removal can tell which it was, and one of them is right.
 *
 * @returns whether it is the text itself, and no twin of it
 */
export function takesBack(text: string, { insert, remove }: Pair): boolean {
  // An empty statement behind another one is no formatting anybody has.
  fc.pre(syntaxErrors(text).length === 0 && !text.includes(";;"));
  const there = splice(text, insert(text) ?? []);
  fc.pre(there !== text);
  const back = splice(there, remove(there) ?? []);
  if (back !== text) {
    expect(
      splice(back, insert(back) ?? []),
      `neither ${JSON.stringify(text)} nor its twin, but ${JSON.stringify(back)}`,
    ).toBe(there);
  }
  expect(syntaxErrors(back)).toEqual([]);
  expect(remove(back) ?? []).toEqual([]);
  return back === text;
}

/** Two insertions are taken back in the order in which they were made, and nothing of them stays; twins as above. */
export function takesBothBack(text: string, first: Pair, second: Pair): void {
  const made = (before: string): string =>
    [first, second].reduce((now, { insert }) => splice(now, insert(now) ?? []), before);
  const both = made(text);
  const back = [first, second].reduce((now, { remove }) => splice(now, remove(now) ?? []), both);
  expect([text, both]).toContain(back === text ? back : made(back));
  expect(syntaxErrors(back)).toEqual([]);
}
