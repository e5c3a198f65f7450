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
    ["changes nothing where the name is given", 'export { a, x } from "./a";\n', 'export { a, x } from "./a";\n'],
    ["changes nothing where the whole module is given", 'export * from "./x";\n', 'export * from "./x";\n'],
  ])("%s", (_, before, after) => {
    expect(add(before)).toBe(after);
  });
});
