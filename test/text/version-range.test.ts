import { describe, expect, it } from "vitest";
import { allows, compareVersions, lowestOf, satisfies } from "../../src/text/version-range.js";

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

describe("allows", () => {
  it.each([
    ["3.54.2", "3.54.2", true],
    ["3.54.2", "3.54.3", false],
    ["3", "3.54.2", true],
    ["3", "4.0.0", false],
    ["3.40", "3.40.3", true],
    ["3.40", "3.41.0", false],
    ["^4.0.0", "3.47.0", false],
    ["3 || ^4.1.0", "4.2.0", true],
    ["v3.1.0", "3.1.0", true],
    ["npm:@acme/inngest@^3.2.0", "3.1.0", false],
    ["npm:inngest@3", "3.1.0", true],
    ["latest", "3.1.0", undefined],
    ["^4.0.0-beta.1", "3.1.0", undefined],
  ])("says of the range %s and %s: %s", (range, version, expected) => {
    expect(allows(range, version)).toBe(expected);
  });
});

describe("lowestOf", () => {
  it.each([
    ["^3.22.0", "3.22.0"],
    ["~4.1", "4.1.0"],
    [">=3.19.2 <4", "3.19.2"],
    ["^4.2.0 || ^3.5.1", "3.5.1"],
    ["npm:inngest@3.27.0", "3.27.0"],
    ["npm:@acme/inngest2@^3.2.0", "3.2.0"],
    ["https://esm.sh/v135/inngest@3.1.0", "3.1.0"],
    ["<3.40.0", undefined],
    ["^3", undefined],
    ["3.x", undefined],
    ["latest", undefined],
    ["workspace:*", undefined],
  ])("of %s is %s", (range, expected) => {
    expect(lowestOf(range)).toBe(expected);
  });
});

describe("compareVersions", () => {
  it("goes by the numbers, not by the text", () => {
    const versions = ["3.9.0", "3.54.2", "4.0.0-beta.1", "3.10.0", "3.54.10"];
    expect(versions.sort(compareVersions)).toEqual(["3.9.0", "3.10.0", "3.54.2", "3.54.10", "4.0.0-beta.1"]);
  });
});
