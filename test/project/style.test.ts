import { describe, expect, it } from "vitest";
import { styleOf } from "../../src/project/style.js";
import { parse } from "../edit/parse.js";

const PLAIN = { quotes: "double", semicolons: true, indent: "  ", trailingCommas: true, eol: "\n" };
const style = (text: string, editor: Record<string, string> = {}) =>
  styleOf([parse(text)], new Map(Object.entries(editor)));

describe("how files are written", () => {
  it.each<[string, string[], unknown]>([
    ["packages and aliases", ['import a from "a";\n\nimport b from "@/b";\nimport c from "./c";\n'], ["package alias"]],
    [
      "what most do",
      [
        'import a from "a";\n\nimport b from "./b";\n',
        'import a from "a";\n\nimport b from "./b";\n',
        'import a from "a";\nimport b from "./b";\n',
      ],
      ["package sibling"],
    ],
    ["none", ['import a from "a";\nimport b from "./b";\n'], undefined],
    ["none of one kind", ['import a from "a";\n\nimport b from "b";\n'], undefined],
  ])("tells which imports are set apart: %s", (_, texts, groups) => {
    expect(styleOf(texts.map(parse)).importGroups).toEqual(groups);
  });

  it.each<[string, string, string, boolean]>([
    ["of an object", "f({\n  a: 1,\n});\n", "f(\n  a\n);\n", true],
    ["of a call where there is no object of several lines", "f(\n  { a },\n  b\n);\n", "f({\n  a,\n});\n", false],
    ["of other files where these have no list", "f();\n", "f({\n  a: 1\n});\n", false],
    ["of nothing, and then they are written", "f();\n", "f();\n", true],
  ])("reads trailing commas %s", (_, text, other, expected) => {
    expect(styleOf([parse(text)], new Map(), [parse(other)]).trailingCommas).toBe(expected);
  });

  it.each<[string, string, Record<string, string>, object]>([
    ["tabs", "f()\n", { indent_style: "tab", indent_size: "4" }, { indent: "\t" }],
    ["a width", "f()\n", { indent_style: "space", indent_size: "4" }, { indent: "    " }],
    ["the width of a tab", "f()\n", { indent_style: "space", indent_size: "tab", tab_width: "3" }, { indent: "   " }],
    ["line ends", "f()\n", { end_of_line: "crlf" }, { eol: "\r\n" }],
    ["quotes", "f('a')\n", { quote_type: "single" }, { quotes: "single" }],
    ["no line break at the end", "f()", { insert_final_newline: "false" }, { finalNewline: false }],
    ["a byte-order mark", "f()\n", { charset: "utf-8-bom" }, { byteOrderMark: true }],
    ["a width that is none", "f()\n", { indent_style: "space", indent_size: "wide" }, {}],
    ["nothing", "f()\n", { quote_type: "auto", charset: "utf-8", end_of_line: "lf" }, {}],
  ])("is as the editor is told where no file shows it: %s", (_, text, editor, expected) => {
    expect(style(text, editor)).toEqual({ ...PLAIN, ...expected });
  });

  it.each<[string, string, Record<string, string>, object]>([
    ["spaces", "if (a) {\n    f()\n}\n", { indent_style: "tab" }, { indent: "    " }],
    ["tabs", "if (a) {\n\tf()\n}\n", { indent_style: "space", indent_size: "4" }, { indent: "\t" }],
    ["line ends", "f()\r\ng()\r\n", { end_of_line: "lf" }, { eol: "\r\n" }],
    ["quotes", 'import a from "a";\n', { quote_type: "single" }, {}],
    ["a line break at the end", "f()\n", { insert_final_newline: "false" }, {}],
  ])("is what the files show, whatever the editor is told: %s", (_, text, editor, expected) => {
    expect(style(text, editor)).toEqual({ ...PLAIN, ...expected });
  });
});
