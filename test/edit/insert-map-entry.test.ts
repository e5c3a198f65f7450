import { describe, expect, it } from "vitest";
import { insertMapEntry } from "../../src/edit/insert-map-entry.js";
import { edited, parse } from "./parse.js";

const add = (text: string): string =>
  edited(text, insertMapEntry(parse(text), text.indexOf("{"), { key: "x/y", value: "x" }));

describe("insertMapEntry", () => {
  it.each([
    ["fills an empty object", "const m = {};", 'const m = { "x/y": x };'],
    ["stays on one line", "const m = { 'a/b': a };", "const m = { 'a/b': a, 'x/y': x };"],
    [
      "takes a line of its own",
      'const m = {\n  "a/b": a,\n} as const;',
      'const m = {\n  "a/b": a,\n  "x/y": x,\n} as const;',
    ],
    ["leaves the trailing comma out as the map does", "const m = {\n  a\n}", 'const m = {\n  a,\n  "x/y": x\n}'],
    ["changes nothing where the key is there", "const m = { 'x/y': y };", "const m = { 'x/y': y };"],
  ])("%s", (_, before, after) => {
    expect(add(before)).toBe(after);
  });
});
