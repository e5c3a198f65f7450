import { describe, expect, it } from "vitest";
import { insertReExport } from "../../src/edit/insert-re-export.js";
import { edited, parse } from "./parse.js";

const add = (text: string): string =>
  edited(text, insertReExport(parse(text), { name: "x", specifier: "./x", imported: true, siblings: ["a", "b", "z"] }));

describe("insertReExport", () => {
  it.each([
    ["joins the list of the siblings", "export { a, b };\n", "export { a, b, x };\n"],
    ["leaves lists of other things alone", "export { c };\n", "export { c };\n"],
    [
      "adds a line as the siblings have, in its place",
      'export { a } from "./a";\nexport { z } from "./z";\n',
      'export { a } from "./a";\nexport { x } from "./x";\nexport { z } from "./z";\n',
    ],
    [
      "adds a line of its own where each of the siblings has one",
      "export { a };\n// b\nexport { b };\n",
      "export { a };\n// b\nexport { b };\nexport { x };\n",
    ],
    ["changes nothing where the name is given", 'export { a, x } from "./a";\n', 'export { a, x } from "./a";\n'],
    ["changes nothing where the whole module is given", 'export * from "./x";\n', 'export * from "./x";\n'],
  ])("%s", (_, before, after) => {
    expect(add(before)).toBe(after);
  });

  it("passes the module on after the one star of a sibling, and after no other", () => {
    const before = 'export * from "./a";\n';
    const entry = { name: "x", specifier: "./x", imported: false, siblings: [] };
    const grown = (isSibling: boolean) =>
      edited(before, insertReExport(parse(before), { ...entry, isSibling: () => isSibling }));
    expect([grown(true), grown(false)]).toEqual([`${before}export * from "./x";\n`, before]);
  });

  it("passes a default export on by its name, as siblings are", () => {
    const before = 'export { default as a } from "./a";\n';
    const entry = { name: "x", specifier: "./x", imported: false, siblings: ["default"], isDefault: true };
    const after = edited(before, insertReExport(parse(before), entry));
    expect(after).toBe(`${before}export { default as x } from "./x";\n`);
    expect(insertReExport(parse(after), entry)).toEqual([]);
  });

  it("does not pass a default export on with a star", () => {
    const before = 'export * from "./a";\nexport * from "./b";\n';
    expect(
      insertReExport(parse(before), { name: "x", specifier: "./x", imported: false, siblings: [], isDefault: true }),
    ).toEqual([]);
  });
});
