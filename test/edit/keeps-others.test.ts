import { describe, expect, it } from "vitest";
import { keepsOthers } from "../../src/edit/keeps-others.js";
import { parse } from "./parse.js";

const BEFORE = `// head
import { a } from "./a";
import { c } from "./c";

/** All. */
export const all = [a, c];

run({ all, b: 1 });

stop();
`;
const AFTER = BEFORE.replace('import { c } from "./c";', 'import { c } from "./c";\nimport { b } from "./b";').replace(
  "[a, c]",
  "[a, c, b]",
);
const keeps = (formatted: string, before = BEFORE, after = AFTER): boolean =>
  keepsOthers({ before: parse(before), after: parse(after), formatted: parse(formatted) });

describe("what a formatter made of an edited file", () => {
  it.each<[string, (text: string) => string]>([
    ["breaks the lines of the edited statement", (text) => text.replace("[a, c, b]", "[\n  a,\n  c,\n  b,\n]")],
    [
      "puts the new statement where it belongs",
      () =>
        AFTER.replace('import { b } from "./b";\n', "").replace("import { c", 'import { b } from "./b";\nimport { c'),
    ],
    ["sets the new statement off", (text) => text.replace('import { b } from "./b";', '\nimport { b } from "./b";')],
    ["writes the new statement otherwise", (text) => text.replace('"./b";', "'./b'")],
    ["is what the edit made", (text) => text],
  ])("is taken where it %s", (_, change) => {
    expect(keeps(change(AFTER))).toBe(true);
  });

  it.each<[string, (text: string) => string]>([
    ["writes another statement otherwise", (text) => text.replace("run({ all, b: 1 });", "run({all, b: 1});")],
    [
      "moves another statement",
      (text) => text.replace("\nrun({ all, b: 1 });\n", "").replace("import { a", "run({ all, b: 1 });\nimport { a"),
    ],
    [
      "sorts imports that were there",
      (text) =>
        text.replace(
          'import { a } from "./a";\nimport { c } from "./c";',
          'import { c } from "./c";\nimport { a } from "./a";',
        ),
    ],
    ["takes an empty line out between others", (text) => text.replace("\n\nstop", "\nstop")],
    ["loses a comment", (text) => text.replace("/** All. */\n", "")],
    [
      "loses a name of the edited statement",
      (text) => text.replace("[a, c, b]", "[a, c]").replace('import { b } from "./b";\n', ""),
    ],
    ["brings a statement that nobody asked for", (text) => `${text}\nexport default all2;\n`],
    ["says something else", (text) => text.replace('"./b"', '"./d"')],
  ])("is not where it %s", (_, change) => {
    const formatted = change(AFTER);
    expect(formatted).not.toBe(AFTER);
    expect(keeps(formatted)).toBe(false);
  });

  it("is taken for a removal that closes the ranks, and nothing else", () => {
    const wrapped = AFTER.replace("[a, c, b]", "[\n  a,\n  c,\n  b,\n]");
    const spliced = wrapped.replace("  b,\n", "").replace('import { b } from "./b";\n', "");
    expect(keeps(BEFORE, wrapped, spliced)).toBe(true);
    expect(keeps(BEFORE.replace("run({ all", "run({all"), wrapped, spliced)).toBe(false);
  });
});
