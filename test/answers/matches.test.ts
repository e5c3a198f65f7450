import { describe, expect, it } from "vitest";
import { matches } from "../../src/answers/matches.js";

describe("matches", () => {
  it.each([
    ["[a-z]+", "abc", true],
    ["[a-z]+", "abc1", false],
    ["a|b", "xb", false],
    ["\\p{Lu}", "É", true],
    ["\\$\\{process\\}`'", "${process}`'", true],
  ])("holds the whole text against %s: %s", (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it("gives up where it would take too long", () => {
    const start = performance.now();
    expect(matches("(a+)+", `${"a".repeat(60)}!`)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
