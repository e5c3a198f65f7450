import { describe, expect, it } from "vitest";
import { nearest } from "../../src/answers/nearest.js";

describe("nearest", () => {
  it.each([
    ["--evnt", "--event"],
    ["--evetn", "--event"],
    ["--retrys", "--retries"],
    ["--cornc", undefined],
    ["--x", undefined],
    ["--event", "--event"],
  ])("takes %s for %s", (typed, meant) => {
    expect(nearest(typed, ["--event", "--retries", "--concurrency"])).toBe(meant);
  });
});
