import { describe, expect, it } from "vitest";
import { insertRecordEntry } from "../../src/edit/insert-record-entry.js";
import { edited, parse } from "./parse.js";

const shape = {
  members: [
    {
      name: "data",
      shape: {
        members: [
          { name: "id", shape: "string" },
          { name: "n", optional: true, shape: "number" },
        ],
      },
    },
  ],
};
const add = (text: string): string =>
  edited(text, insertRecordEntry(parse(text), text.indexOf("{"), { key: "x/y", shape }));

describe("insertRecordEntry", () => {
  it.each([
    ["fills an empty type on one line", "type E = {};", 'type E = { "x/y": { data: { id: string; n?: number } } };'],
    [
      "fills an empty interface",
      "interface E {\n}\n",
      'interface E {\n  "x/y": { data: { id: string; n?: number } };\n}\n',
    ],
    [
      "wraps as its siblings wrap",
      "type E = {\n\t'a/b': {\n\t\tdata: {\n\t\t\tid: string;\n\t\t};\n\t};\n};\n",
      "type E = {\n\t'a/b': {\n\t\tdata: {\n\t\t\tid: string;\n\t\t};\n\t};\n\t'x/y': {\n\t\tdata: {\n\t\t\tid: string;\n\t\t\tn?: number;\n\t\t};\n\t};\n};\n",
    ],
    [
      "stays on a line as its siblings do",
      'type E = {\n  "a/b": { data: { id: string } };\n};\n',
      'type E = {\n  "a/b": { data: { id: string } };\n  "x/y": { data: { id: string; n?: number } };\n};\n',
    ],
    [
      "does without separators where its siblings do",
      "type E = {\n  'a/b': { data: { id: string } }\n}\n",
      "type E = {\n  'a/b': { data: { id: string } }\n  'x/y': { data: { id: string; n?: number } }\n}\n",
    ],
    [
      "uses commas where its siblings do",
      'type E = {\n  "a/b": { data: { id: string, m: string } },\n};\n',
      'type E = {\n  "a/b": { data: { id: string, m: string } },\n  "x/y": { data: { id: string, n?: number } },\n};\n',
    ],
    [
      "writes the members inside bare where most of their siblings are",
      "type E = {\n  'a/b': {\n    data: {\n      id: string\n      n: { a: 1; b: 2 }\n      m: string;\n    }\n  }\n}\n",
      "type E = {\n  'a/b': {\n    data: {\n      id: string\n      n: { a: 1; b: 2 }\n      m: string;\n    }\n  }\n  'x/y': {\n    data: {\n      id: string\n      n?: number\n    }\n  }\n}\n",
    ],
    [
      "separates as most siblings do, not as the first",
      'type E = {\n  "a/b": A,\n  "c/d": A;\n  "e/f": A;\n};\n',
      'type E = {\n  "a/b": A,\n  "c/d": A;\n  "e/f": A;\n  "x/y": { data: { id: string; n?: number } };\n};\n',
    ],
    [
      "stays on the line of a one-line type",
      'type E = { "a/b": { data: { id: string } } };',
      'type E = { "a/b": { data: { id: string } }; "x/y": { data: { id: string; n?: number } } };',
    ],
    [
      "follows a comment behind the last member",
      'type E = {\n  "a/b": A; // last\n  // "c/d": C;\n};\n',
      'type E = {\n  "a/b": A; // last\n  // "c/d": C;\n  "x/y": { data: { id: string; n?: number } };\n};\n',
    ],
    [
      "keeps Windows line endings",
      'type E = {\r\n  "a/b": A;\r\n};\r\n',
      'type E = {\r\n  "a/b": A;\r\n  "x/y": { data: { id: string; n?: number } };\r\n};\r\n',
    ],
    [
      "indents as most lines do, not as the first",
      "f(\n      1);\ntype E = {\n    'a/b': {\n        a: 1;\n    };\n};\n",
      "f(\n      1);\ntype E = {\n    'a/b': {\n        a: 1;\n    };\n    'x/y': {\n        data: { id: string; n?: number };\n    };\n};\n",
    ],
    ["changes nothing where the key is there", "type E = { 'x/y': A };", "type E = { 'x/y': A };"],
    ["knows a computed key that is a literal", 'type E = { ["x/y"]: A };', 'type E = { ["x/y"]: A };'],
  ])("%s", (_, before, after) => {
    expect(add(before)).toBe(after);
  });
});
