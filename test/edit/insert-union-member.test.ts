import { describe, expect, it } from "vitest";
import { insertUnionMember } from "../../src/edit/insert-union-member.js";
import { edited, parse, syntaxErrors } from "./parse.js";

function insert(text: string, start: string): string {
  const after = edited(
    text,
    insertUnionMember(parse(text), text.indexOf(start), () => "Added"),
  );
  expect(syntaxErrors(after)).toEqual([]);
  return after;
}

describe("insertUnionMember", () => {
  it.each([
    ["type E = A | B;\n", "A", "type E = A | B | Added;\n"],
    ["type E = A;\n", "A", "type E = A | Added;\n"],
    ["type E =\n\t| A\n\t| B // last\n", "|", "type E =\n\t| A\n\t| B // last\n\t| Added\n"],
    ["type E =\r\n  | A\r\n  | B;\r\n", "|", "type E =\r\n  | A\r\n  | B\r\n  | Added;\r\n"],
    ["f<\n  A\n  | B\n>();\n", "A", "f<\n  A\n  | B\n  | Added\n>();\n"],
    ["type E = { a: 1 | 2 } | B;\n", "{", "type E = { a: 1 | 2 } | B | Added;\n"],
  ])("adds a member to %j", (before, start, after) => {
    expect(insert(before, start)).toBe(after);
  });

  it("finds nothing where no type starts", () => {
    expect(insertUnionMember(parse("const a = 1;\n"), 0, () => "Added")).toBeUndefined();
  });
});
