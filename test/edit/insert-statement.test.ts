import { ts } from "@ts-morph/common";
import { describe, expect, it } from "vitest";
import { insertStatement, type StatementPlace } from "../../src/edit/insert-statement.js";
import { removeStatement } from "../../src/edit/remove-statement.js";
import { splice } from "../../src/edit/splice.js";
import { parse } from "./parse.js";

const isConst = (pattern: RegExp) => (statement: ts.Statement) =>
  ts.isVariableStatement(statement) &&
  statement.declarationList.declarations.some(({ name }) => ts.isIdentifier(name) && pattern.test(name.text));

function add(text: string, place: StatementPlace = {}, code = "const x = 1;"): string {
  return splice(text, [insertStatement(parse(text), code, place)]);
}

describe("insertStatement", () => {
  it.each([
    ["above the heading of other siblings", "f();\n\n// Other\r\nconst a = 1;\r\n", { after: isConst(/^a$/) }],
    ["above what reads it", "f();\r\n\r\nconst y = x;\n", { before: isConst(/^y$/) }],
    ["above what reads it, below a line of blanks", "f();\n  \nconst y = x;\n", { before: isConst(/^y$/) }],
  ])("goes %s with a blank line like the one there, so that its removal leaves that", (_, text, place) => {
    const added = add(text, place);
    const source = parse(added);
    const statement = source.statements.find(isConst(/^x$/)) as ts.Statement;
    expect(splice(added, [removeStatement(source, statement)])).toBe(text);
  });

  it.each<[string, string, StatementPlace, string]>([
    ["goes to the end of a file", "f();\n", {}, "f();\n\nconst x = 1;\n"],
    ["keeps a file without a final newline", "f();", {}, "f();\n\nconst x = 1;"],
    ["is set off from imports", 'import a from "a";\n', {}, 'import a from "a";\n\nconst x = 1;\n'],
    ["fills an empty file", "", {}, "const x = 1;\n"],
    [
      "joins siblings that stand on lines without blanks",
      "const a = 1;\nconst b = 2;\n\nf();\n",
      { after: isConst(/^[ab]$/) },
      "const a = 1;\nconst b = 2;\nconst x = 1;\n\nf();\n",
    ],
    [
      "is set off from a sibling of several lines",
      "const a = {\n  b,\n};\n\nf();\n",
      { after: isConst(/^a$/) },
      "const a = {\n  b,\n};\n\nconst x = 1;\n\nf();\n",
    ],
    [
      "goes above what reads it, whatever sibling follows that",
      "const a = 1;\n\n/** Reads. */\nconst map = { a };\n\nconst b = 2;\n",
      { after: isConst(/^[ab]$/), before: isConst(/^map$/) },
      "const a = 1;\n\nconst x = 1;\n\n/** Reads. */\nconst map = { a };\n\nconst b = 2;\n",
    ],
    [
      "goes above the comment of what reads it where it has no sibling",
      "f();\n\n/** Reads. */\nconst map = {};\n",
      { before: isConst(/^map$/) },
      "f();\n\nconst x = 1;\n\n/** Reads. */\nconst map = {};\n",
    ],
    [
      "stays behind the comment of its sibling",
      "const a = 1; // a\nf();\n",
      { after: isConst(/^a$/) },
      "const a = 1; // a\n\nconst x = 1;\n\nf();\n",
    ],
    [
      "keeps Windows line endings",
      "const a = 1;\r\n\r\nf();\r\n",
      { after: isConst(/^a$/) },
      "const a = 1;\r\n\r\nconst x = 1;\r\n\r\nf();\r\n",
    ],
  ])("%s", (_, before, place, after) => {
    expect(add(before, place)).toBe(after);
  });
});
