import { describe, expect, it } from "vitest";
import { satisfies } from "../../src/text/version-range.js";

describe("satisfies", () => {
  it.each([
    ["0.1.0", "0.1.0", true],
    ["0.2.0", "0.1.0", true],
    ["0.0.9", "0.1.0", false],
    ["1.4.2", ">=1.4 <2", true],
    ["2.0.0", ">=1.4 <2", false],
    ["1.4.2", "> 1.4.2", false],
    ["1.9.9", "^1.4", true],
    ["2.0.0", "^1.4", false],
    ["0.3.0", "^0.2.0", false],
    ["0.2.9", "^0.2.0", true],
    ["0.0.4", "^0.0.3", false],
    ["1.4.9", "~1.4.1", true],
    ["1.5.0", "~1.4.1", false],
    ["1.7.0", "1.x", true],
    ["2.0.0", "1.x || 2.x", true],
    ["3.0.0", "1.x || 2.x", false],
    ["1.0.0", "=1.0.0", true],
    ["1.0.0-beta.1", ">=1.0.0", true],
    ["1.0.0", "latest", undefined],
    ["1.0.0", "", undefined],
    ["1.0.0", ">=1.0.0 nonsense", undefined],
  ])("says of %s in %j: %s", (version, range, expected) => {
    expect(satisfies(version, range)).toBe(expected);
  });
});
