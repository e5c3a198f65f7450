import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ts } from "@ts-morph/common";
import { describe, expect, it } from "vitest";
import { tokensOf } from "../../src/project/tokens.js";
import fc from "../support/properties.js";

const parse = (text: string): ts.SourceFile => ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest);

function parses(text: string): boolean {
  const { parseDiagnostics } = parse(text) as unknown as { parseDiagnostics: readonly unknown[] };
  return parseDiagnostics.length === 0;
}

/** The kinds of all nodes of a tree, with how they are nested. */
function shape(node: ts.Node): string {
  const children: string[] = [];
  ts.forEachChild(node, (child) => {
    children.push(shape(child));
  });
  return `${node.kind}(${children.join()})`;
}

const kinds = (text: string): string | undefined => tokensOf(text)?.kinds;

const EXAMPLES = join(import.meta.dirname, "../../templates");
const TEXTS = readdirSync(EXAMPLES, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts.snap"))
  .map((path) => readFileSync(join(EXAMPLES, path), "utf8"));

describe("tokensOf", () => {
  it("is the same for code that differs in names, numbers, strings and comments alone", () => {
    expect(kinds('const one = call(1, "a-b"); // here\n')).toBe(kinds("const other=call( 2.5,'c' );/* there */"));
    expect(kinds(`const a = \`x \${b + { c: 1 }.c} y\`;`)).toBe(kinds(`const d = \`\${e + { f: 2 }.f}\`;`));
  });

  it.each([
    ["a keyword in place of a name", "const a = b;", "const await = b;"],
    ["a keyword in some places", "let a = b;", "let async = b;"],
    ["a line break that ends a statement", "a\n++b", "a ++b"],
    ["two operators that were one", "a >> b", "a > > b"],
    ["a string of another form", "const a = 'b';", "const a = `b`;"],
    ["a template with another hole", `const a = \`\${b}\`;`, `const a = \`\${b}\${b}\`;`],
    ["a type", "f(a);", "f<a>;"],
  ])("tells %s", (_, one, other) => {
    expect(kinds(one)).toBeDefined();
    expect(kinds(one)).not.toBe(kinds(other));
  });

  it.each([
    ["a regular expression or a division", "const a = b / c / d;"],
    ["an assignment that may begin one", "a /= b / c;"],
    ["a string that does not end", "const a = 'b;"],
    ["a number that is none", "const a = 08;"],
    ["a number that runs into a name", "const a = 3in [];"],
    ["an escape that is none", 'const a = "\\u{110000}";'],
    ["an escape in a template", "const a = `\\u{110000}`;"],
    ["an escape in a later part of a template", `const a = \`\${b}\\x\`;`],
    ["a directive", '/// <reference path="">\n'],
    ["a conflict", "<<<<<<< one\nconst a = 1;\n=======\n>>>>>>> two\n"],
    ["a character that is none", "const a = \u0001;"],
  ])("leaves %s to the parser", (_, text) => {
    expect(tokensOf(text)).toBeUndefined();
  });

  it("says of generated code what the parser says", () => {
    expect(TEXTS.length).toBeGreaterThan(100);
    const seen = new Map<string, string>();
    for (const text of TEXTS) {
      const tokens = tokensOf(text);
      if (tokens === undefined) continue;
      const found = shape(parse(text));
      expect(seen.get(tokens.kinds) ?? found).toBe(found);
      seen.set(tokens.kinds, found);
    }
    expect(seen.size).toBeGreaterThan(50);
  });

  it("is never the same for what parses and what does not, or parses to something else", () => {
    const words = [
      "a",
      "b1",
      "await",
      "async",
      "of",
      "type",
      "0",
      "08",
      "1n",
      '"s"',
      '"\\x"',
      "`t`",
      "`\\u`",
      "=>",
      ">",
    ];
    const more = [
      "(",
      ")",
      "{",
      "}",
      "[",
      "]",
      "<",
      "/",
      ",",
      ";",
      ":",
      "?",
      ".",
      "...",
      "@",
      "#p",
      "\n",
      " ",
      "//c\n",
    ];
    const pieces = fc.constantFrom(
      ...words,
      ...more,
      "${",
      "`",
      "'",
      "as",
      "satisfies",
      "new",
      "class",
      "get",
      "static",
    );
    const edits = fc.record({
      text: fc.constantFrom(...TEXTS, "const f = async (a: b) => c;\n", "class A { b = <T,>(c) => c >> d }\n"),
      one: pieces,
      other: pieces,
      place: fc.nat(),
    });
    fc.assert(
      fc.property(edits, ({ text, one, other, place }) => {
        const starts = tokensOf(text)?.starts ?? [0];
        const at = starts[place % starts.length] ?? 0;
        const to = starts[(place % starts.length) + 1] ?? text.length;
        const [first, second] = [one, other].map((by) => `${text.slice(0, at)}${by} ${text.slice(to)}`) as [
          string,
          string,
        ];
        const alike = kinds(first) !== undefined && kinds(first) === kinds(second);
        fc.pre(alike);
        expect(parses(second)).toBe(parses(first));
        if (parses(first)) expect(shape(parse(second))).toBe(shape(parse(first)));
      }),
      { numRuns: 300, maxSkipsPerRun: 1000 },
    );
  });
});
