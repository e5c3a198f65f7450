import { describe, expect, it } from "vitest";
import { insertValue } from "../../src/edit/insert-value.js";
import { splice } from "../../src/edit/splice.js";
import { parse } from "./parse.js";

function insert(text: string): string {
  const edit = (each: string) => insertValue(parse(each), each.indexOf("{"), "added") ?? [];
  const after = splice(text, edit(text));
  expect(edit(after)).toEqual([]);
  return after;
}

describe("insertValue", () => {
  it.each([
    ["const all = { a, b };\n", "const all = { a, b, added };\n"],
    ["const all = {};\n", "const all = { added };\n"],
    ["const all = {\n\ta,\n\t...more, // c\n};\n", "const all = {\n\ta,\n\t...more, // c\n\tadded,\n};\n"],
    ["const all = {\n  key: a\n}\n", "const all = {\n  key: a,\n  added\n}\n"],
    ["const all = { 'a-b': ab };\n", "const all = { 'a-b': ab, 'added': added };\n"],
  ])("adds the variable to %j", (before, after) => {
    expect(insert(before)).toBe(after);
  });

  it("leaves an object that has the value under another key", () => {
    expect(insert("const all = { key: added };\n")).toBe("const all = { key: added };\n");
  });

  it("finds no object where there is none", () => {
    expect(insertValue(parse("const all = [];\n"), 12, "added")).toBeUndefined();
  });
});
