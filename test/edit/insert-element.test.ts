import { describe, expect, it } from "vitest";
import { insertElement } from "../../src/edit/insert-element.js";
import { edited, parse } from "./parse.js";

const add = (text: string, name = "x"): string => edited(text, insertElement(parse(text), text.indexOf("["), name));

describe("insertElement", () => {
  it.each([
    ["fills an empty array", "f([]);", "f([x]);"],
    ["keeps the blank inside an empty array", "f([ ]);", "f([ x ]);"],
    ["fills an empty array of two lines", "f([\n]);\n", "f([\n  x,\n]);\n"],
    ["stays on the line of a one-line array", "const a = [b, c] as const;", "const a = [b, c, x] as const;"],
    ["keeps a trailing comma on one line", "const a = [b,];", "const a = [b, x,];"],
    ["keeps blanks inside the brackets", "const a = [ b ];", "const a = [ b, x ];"],
    [
      "takes a new line in an array of several lines",
      "const a = [\n    b,\n    c,\n];",
      "const a = [\n    b,\n    c,\n    x,\n];",
    ],
    [
      "leaves a trailing comma out where there was none",
      "const a = [\n\tb,\n\tc\n];",
      "const a = [\n\tb,\n\tc,\n\tx\n];",
    ],
    ["keeps the comment after the last element", "const a = [\n  b, // why\n];", "const a = [\n  b, // why\n  x,\n];"],
    [
      "puts the comma before the comment after the last element",
      "const a = [\n  b // why\n];",
      "const a = [\n  b, // why\n  x\n];",
    ],
    [
      "stands below elements that are commented out",
      "const a = [\n  b,\n  // c,\n];",
      "const a = [\n  b,\n  // c,\n  x,\n];",
    ],
    [
      "is not confused by brackets in a comment",
      "const a = [\n  b, // ], c\n];",
      "const a = [\n  b, // ], c\n  x,\n];",
    ],
    ["follows a spread", "const a = [...b];", "const a = [...b, x];"],
    ["keeps a block comment on one line", "const a = [b /* c */];", "const a = [b, /* c */ x];"],
    ["breaks the line after a line comment", "const a = [b, // c\n];", "const a = [b, // c\n  x,\n];"],
    ["stays in a comment-only array", "const a = [\n  // none yet\n];", "const a = [\n  // none yet\n  x,\n];"],
    ["keeps Windows line endings", "const a = [\r\n  b,\r\n];\r\n", "const a = [\r\n  b,\r\n  x,\r\n];\r\n"],
    [
      "takes the line ending of its neighbours in a mixed file",
      "const z = 1;\nconst a = [\r\n  b,\r\n];\n",
      "const z = 1;\nconst a = [\r\n  b,\r\n  x,\r\n];\n",
    ],
    ["keeps a byte-order mark", "\uFEFFconst a = [b];", "\uFEFFconst a = [b, x];"],
    [
      "wraps where elements are wrapped without a break after the bracket",
      "const a = [b,\n  c]",
      "const a = [b,\n  c,\n  x]",
    ],
    ["stays on the line beside a call of several lines", "const a = [b({\n  c,\n})];", "const a = [b({\n  c,\n}), x];"],
    ["changes nothing where the element is there", "const a = [b, x];", "const a = [b, x];"],
  ])("%s", (_, before, after) => {
    expect(add(before)).toBe(after);
  });

  it("finds no array where none starts", () => {
    expect(insertElement(parse("const a = [b];"), 3, "x")).toBeUndefined();
  });
});
