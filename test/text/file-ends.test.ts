import { describe, expect, it } from "vitest";
import { withFileEnds } from "../../src/text/file-ends.js";

describe("withFileEnds", () => {
  it.each([
    ["a\n", {}, "a\n"],
    ["a\n", { finalNewline: false }, "a"],
    ["a\r\n", { finalNewline: false }, "a"],
    ["a\n", { byteOrderMark: true }, "\uFEFFa\n"],
    ["\uFEFFa\n", { byteOrderMark: true, finalNewline: false }, "\uFEFFa"],
  ])("sets %j, with %j", (text, ends, expected) => {
    expect(withFileEnds(text, ends)).toBe(expected);
  });
});
