import { expect, it } from "vitest";
import fc from "../support/properties.js";
import { type Factors, pairwise } from "./support/pairwise.js";

const pairsOf = (row: Readonly<Record<string, string>>): string[] => {
  const entries = Object.entries(row).sort();
  return entries.flatMap((one, at) => entries.slice(at + 1).map((other) => JSON.stringify([one, other])));
};

const product = (factors: Factors): Record<string, string>[] =>
  Object.entries(factors).reduce<Record<string, string>[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );

const factors = fc.dictionary(
  fc.constantFrom("a", "b", "c", "d", "e"),
  fc.uniqueArray(fc.constantFrom("1", "2", "3", "4"), { minLength: 1 }),
  { minKeys: 2 },
);

it("has every pair of values in some row", () => {
  fc.assert(
    fc.property(factors, (some) => {
      const covered = new Set(pairwise(some).flatMap(pairsOf));
      expect(covered).toEqual(new Set(product(some).flatMap(pairsOf)));
    }),
  );
});

it("has no row that is not possible, and every pair of one that is", () => {
  fc.assert(
    fc.property(
      factors,
      fc.array(
        factors.map((some) => product(some)[0] ?? {}),
        { maxLength: 3 },
      ),
      (some, forbidden) => {
        const isPossible = (row: Readonly<Record<string, string | undefined>>): boolean =>
          !forbidden.some((each) => Object.entries(each).every(([name, value]) => row[name] === value));
        const rows = pairwise(some, isPossible);
        expect(rows.every(isPossible)).toBe(true);
        expect(new Set(rows.flatMap(pairsOf))).toEqual(new Set(product(some).filter(isPossible).flatMap(pairsOf)));
      },
    ),
  );
});

it("needs few more rows than the two largest factors have pairs", () => {
  const values = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));
  const some = { a: values(22), b: values(15), c: values(8), d: values(6), e: values(4), f: values(4), g: values(3) };
  expect(pairwise(some).length).toBeLessThan(1.1 * 22 * 15);
});

it("gives the same rows each time", () => {
  const some = { a: ["1", "2", "3"], b: ["1", "2"], c: ["1", "2", "3", "4"] };
  expect(pairwise(some)).toEqual(pairwise(some));
});
