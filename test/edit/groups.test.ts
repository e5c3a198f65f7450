import { ts } from "@ts-morph/common";
import { describe, expect, it } from "vitest";
import type { Likeness } from "../../src/edit/groups.js";
import { insertConstant } from "../../src/edit/insert-constant.js";
import { insertElement } from "../../src/edit/insert-element.js";
import { insertListItem } from "../../src/edit/insert-list-item.js";
import { insertMapEntry } from "../../src/edit/insert-map-entry.js";
import { insertRecordEntry } from "../../src/edit/insert-record-entry.js";
import { insertStatement } from "../../src/edit/insert-statement.js";
import { insertUnionMember } from "../../src/edit/insert-union-member.js";
import { edited, parse } from "./parse.js";

/** The names in a node; the trees of edits know no parents, and no text by themselves. */
const namesIn = (node: ts.Node): string[] => [
  ...(ts.isIdentifier(node) ? [node.text] : []),
  ...childrenOf(node).flatMap(namesIn),
];

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}

/** Like what begins with "b", and a heading with the word "best". */
const likeB: Likeness = {
  node: (node) => (namesIn(node)[0]?.startsWith("b") ? 1 : 0),
  heading: (words) => words.includes("best"),
};
const likeNone: Likeness = { node: () => 0, heading: () => false };

const element = (text: string, likeness: Likeness): string =>
  edited(text, insertElement(parse(text), text.indexOf("["), "x", likeness));

describe("a list with commented groups", () => {
  const groups = "const l = [\n  // A\n  a1,\n  a2,\n  // B\n  b1, // one\n  b2,\n  // C\n  c1,\n];\n";

  it("takes what is new at the end of the group of its like", () => {
    expect(element(groups, likeB)).toBe(groups.replace("  b2,\n", "  b2,\n  x,\n"));
  });

  it("takes what is like none before all of them", () => {
    expect(element(groups, likeNone)).toBe(groups.replace("[\n", "[\n  x,\n"));
  });

  it("takes it behind what is in no group", () => {
    const text = groups.replace("[\n", "[\n  z1,\n  z2,\n");
    expect(element(text, likeNone)).toBe(text.replace("  z2,\n", "  z2,\n  x,\n"));
  });

  it("takes it at the end where a last group has no name", () => {
    const text = groups.replace("  c1,\n", "  c1,\n\n  d1,\n");
    expect(element(text, likeNone)).toBe(text.replace("  d1,\n", "  d1,\n  x,\n"));
  });

  it("takes it in the group whose heading says so", () => {
    const text = groups.replace("// A", "// The best ones");
    const named = { ...likeB, node: () => 0 };
    expect(element(text, named)).toBe(text.replace("  a2,\n", "  a2,\n  x,\n"));
  });

  it("tells groups of its like apart by their headings, and takes it before all where these say nothing", () => {
    const text = "const l = [\n  // Other\n  b1,\n  b2,\n  // Best\n  b3,\n];\n";
    expect(element(text, likeB)).toBe(text.replace("  b3,\n", "  b3,\n  x,\n"));
    const even = text.replace("Best", "More");
    expect(element(even, likeB)).toBe(even.replace("[\n", "[\n  x,\n"));
  });

  it.each([
    ["a comment above one of several", "const l = [\n  a1,\n  // said of c1 alone\n  c1,\n];\n", "  c1,\n"],
    [
      "a sentence above each",
      "const l = [\n  // This is what a1 is for\n  a1,\n  // This is what c1 is for\n  c1,\n];\n",
      "  c1,\n",
    ],
    ["an element that is commented out", "const l = [\n  // a1,\n  a2,\n  c1,\n];\n", "  c1,\n"],
    ["blank lines alone", "const l = [\n  a1,\n\n  c1,\n];\n", "  c1,\n"],
  ])("is none for %s", (_, text, last) => {
    expect(element(text, likeNone)).toBe(text.replace(last, `${last}  x,\n`));
  });

  it("is one of titles above single elements", () => {
    const text = "const l = [\n  // Documents\n  a1,\n  // Schedules\n  c1,\n];\n";
    expect(element(text, likeNone)).toBe(text.replace("[\n", "[\n  x,\n"));
  });

  it("keeps Windows line endings", () => {
    const text = groups.replaceAll("\n", "\r\n");
    expect(element(text, likeNone)).toBe(text.replace("[\r\n", "[\r\n  x,\r\n"));
  });
});

const entry = { key: "x", shape: "X" };
const PLACES: readonly [
  string,
  string,
  (source: ts.SourceFile, text: string, likeness: Likeness) => ReturnType<typeof insertElement>,
  string,
][] = [
  [
    "members of a type",
    "type T = {\n  // A\n  a1: 1;\n  a2: 1;\n  // B\n  b1: 1;\n  // C\n  c1: 1;\n  c2: 1;\n};\n",
    (source, text, likeness) => insertRecordEntry(source, text.indexOf("{"), { ...entry, likeness }),
    '  "x": X;\n',
  ],
  [
    "properties",
    "const m = {\n  // A\n  a1: 1,\n  a2: 1,\n  // B\n  b1: 1,\n  // C\n  c1: 1,\n  c2: 1,\n};\n",
    (source, text, likeness) => insertMapEntry(source, text.indexOf("{"), { key: "x", value: "X", likeness }),
    '  "x": X,\n',
  ],
  [
    "constants",
    'const m = {\n  // A\n  a1: "1",\n  a2: "1",\n  // B\n  b1: "1",\n  // C\n  c1: "1",\n  c2: "1",\n};\n',
    (source, text, likeness) => insertConstant(source, text.indexOf("{"), { name: "x", value: "X", likeness }),
    '  x: "X",\n',
  ],
  [
    "items",
    "const l = [\n  // A\n  a1,\n  a2,\n  // B\n  b1,\n  // C\n  c1,\n  c2,\n];\n",
    (source, text, likeness) => insertListItem(source, text.indexOf("["), () => "x", likeness),
    "  x,\n",
  ],
  [
    "members of a union",
    "type U =\n  // A\n  | A1\n  | A2\n  // B\n  | b1\n  // C\n  | C1\n  | C2;\n",
    (source, text, likeness) => insertUnionMember(source, text.indexOf("| A1"), () => "X", likeness),
    "  | X\n",
  ],
];

describe.each(PLACES)("%s in commented groups", (_, text, insert, line) => {
  it("take one more in the group of its like", () => {
    const after = edited(text, insert(parse(text), text, likeB));
    expect(after).toBe(text.replace(/^.*b1.*\n/m, (own) => own + line));
  });

  it("take one that is like none before all of them", () => {
    expect(edited(text, insert(parse(text), text, likeNone))).toBe(text.replace(/^ {2}\/\/ A\n/m, (own) => line + own));
  });
});

describe("statements", () => {
  const isCall = (statement: ts.Statement): boolean =>
    ts.isVariableStatement(statement) && namesIn(statement)[1] === "make";
  const add = (text: string, likeness = likeNone, reads: readonly string[] = []): string =>
    edited(text, [insertStatement(parse(text), "export const x = make();", { after: isCall, likeness, reads })]);

  it("go behind what belongs to the last of their like", () => {
    const own = "export const a = make();\nexport type A = typeof a;\nexport const sendA = () => send(a);\n";
    expect(add(`${own}\nexport const all = [1];\n`)).toBe(
      `${own}\nexport const x = make();\n\nexport const all = [1];\n`,
    );
  });

  it("go before what speaks of several of them", () => {
    const both = "const a = make();\nconst b = make();\n";
    expect(add(`${both}\nexport const all = [a, b];\n`)).toBe(
      `${both}export const x = make();\n\nexport const all = [a, b];\n`,
    );
  });

  const groups =
    "const base = 1;\n\n// A\n\nconst a1Of = 1;\nexport const a1 = make(a1Of);\n\nexport const a2 = make();\n\n// B\n\nexport const b1 = make();\n\nexport const b2 = make();\n\n// C\n\nexport const c1 = make();\n\nexport const c2 = make();\n";

  it("go to the end of the section of their like", () => {
    expect(add(groups, likeB)).toBe(groups.replace("b2 = make();\n", "b2 = make();\n\nexport const x = make();\n"));
  });

  it("go above the first section where they are like none, unless what they read comes later", () => {
    expect(add(groups, likeNone, ["base"])).toBe(groups.replace("// A\n", "export const x = make();\n\n// A\n"));
    expect(add(groups, likeNone, ["a1Of"])).toBe(`${groups}\nexport const x = make();\n`);
  });
});
