import { describe, expect, it } from "vitest";
import { holds } from "../../src/templates/condition.js";

const names = { a: true, b: true, c: true } as const;

describe("a condition", () => {
  it.each([
    ["a or b", { a: false, b: true }, true],
    ["a or b", { a: false, b: false }, false],
    ["a and b or c", { a: true, b: false, c: true }, true],
    ["a and b or c", { a: true, b: false, c: false }, false],
    ["c or a and b", { a: true, b: false, c: false }, false],
    ["!a or b=x", { a: true, b: "x" }, true],
  ])("holds where one of its alternatives does: %s of %j", (condition, context, expected) => {
    expect(holds(condition, context, names)).toBe(expected);
  });

  it("names what no job has, in whichever alternative", () => {
    expect(() => holds("a or d", { a: true }, names)).toThrow('there is nothing called "d" to ask for');
  });
});
