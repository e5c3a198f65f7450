import { ts } from "@ts-morph/common";
import { describe, expect, it } from "vitest";
import type { Style } from "../../src/project/project.js";
import { restyle } from "../../src/templates/restyle.js";
import fc from "../support/properties.js";
import { variants } from "./support/make-context.js";
import { render } from "./support/render-project.js";

const written: Style = { quotes: "double", semicolons: true, indent: "  ", trailingCommas: true, eol: "\n" };

const styles = fc.record({
  quotes: fc.constantFrom("double", "single"),
  semicolons: fc.boolean(),
  indent: fc.constantFrom("  ", "    ", "\t"),
  trailingCommas: fc.boolean(),
  eol: fc.constantFrom("\n", "\r\n"),
  bracketSpacing: fc.boolean(),
  importGroups: fc.constantFrom([], ["package alias"], ["alias parent", "package sibling"]),
} satisfies { [Key in keyof Style]: fc.Arbitrary<Style[Key]> });

const texts = [...variants(3), ...variants(4)]
  .filter(({ runner }) => runner === "vitest")
  .flatMap((variant) => render(variant).map(({ text }) => text));

describe("restyle", () => {
  it("changes nothing for the style that templates are written in", () => {
    for (const text of texts) expect(restyle(text, written)).toBe(text);
  });

  it("keeps the program, whatever the style", () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), styles, (text, style) => {
        expect(shape(restyle(text, style))).toEqual(shape(text));
      }),
      { numRuns: 60 },
    );
  });

  it("writes single quotes, no semicolons, tabs and no trailing commas", () => {
    const text = `export const a = f(
  "it's",
  "say \\"so\\"",
  {
    list: [
      "x",
    ],
  },
);
if (a) b();
for (let i = 0; i < 1; i++) {}
`;
    expect(restyle(text, { quotes: "single", semicolons: false, indent: "\t", trailingCommas: false, eol: "\n" })).toBe(
      `export const a = f(
\t"it's",
\t'say "so"',
\t{
\t\tlist: [
\t\t\t'x'
\t\t]
\t}
)
if (a) b()
for (let i = 0; i < 1; i++) {}
`,
    );
  });

  it("keeps a semicolon that parts two statements", () => {
    const text = "const a = 1;\n[1].forEach(f);\nconst b = 2; const c = 3;\n";
    expect(restyle(text, { ...written, semicolons: false })).toBe(
      "const a = 1;\n[1].forEach(f)\nconst b = 2; const c = 3\n",
    );
  });

  it("writes braces on one line without blanks inside, and no others", () => {
    const text =
      'import { a } from "a";\nconst { b } = a({ c: { d: `{ ${a} }` }, e: {} });\ntype F = { g: { h } };\nif (a) { b(); }\nf({\n  i: { j },\n});\n';
    expect(restyle(text, { ...written, bracketSpacing: false })).toBe(
      'import {a} from "a";\nconst {b} = a({c: {d: `{ ${a} }`}, e: {}});\ntype F = {g: {h}};\nif (a) { b(); }\nf({\n  i: {j},\n});\n',
    );
  });

  it("sets imports apart as their siblings do", () => {
    const text =
      'import { z } from "zod";\nimport { a } from "@/a";\nimport { b } from "@/b";\nimport { c } from "./c";\nf();\n';
    expect(restyle(text, { ...written, importGroups: ["package alias"] })).toBe(text.replace('"zod";\n', '"zod";\n\n'));
    expect(restyle(text, { ...written, importGroups: ["alias sibling", "package sibling"], eol: "\r\n" })).toBe(
      text.replace('"@/b";\n', '"@/b";\n\n').replaceAll("\n", "\r\n"),
    );
  });

  it("leaves the text inside template literals alone", () => {
    const text = 'const a = `\n    "kept"\n  ${f("changed")}\n`;\n';
    expect(restyle(text, { ...written, quotes: "single", indent: "\t" })).toBe(
      "const a = `\n    \"kept\"\n  ${f('changed')}\n`;\n",
    );
  });
});

/** Kinds and values of all nodes, without what only style decides. */
function shape(text: string): unknown[] {
  const source = ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest, true);
  const found: unknown[] = [];
  const visit = (node: ts.Node): void => {
    found.push(ts.isLiteralExpression(node) || ts.isIdentifier(node) ? [node.kind, node.text] : node.kind);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
