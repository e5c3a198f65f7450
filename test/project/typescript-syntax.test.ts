import { describe, expect, it } from "vitest";
import { parseSource } from "../../src/project/parse.js";
import { typescriptSyntax } from "../../src/project/typescript-syntax.js";

const found = (text: string): string | undefined => typescriptSyntax(parseSource("a.js", text))?.getText();

describe("typescriptSyntax", () => {
  it.each([
    ["export type A = string;", "export type A = string;"],
    ["interface A { a: 1 }", "interface A { a: 1 }"],
    ["const a: string = 'a';", "string"],
    ["const a = b as c;", "b as c"],
    ["const a = b!;", "b!"],
    ['import type { a } from "a";', "type { a }"],
    ['import { type a } from "a";', "type a"],
  ])("finds what only TypeScript has in %s", (text, syntax) => {
    expect(found(text)).toBe(syntax);
  });

  it("finds nothing in JavaScript", () => {
    const text =
      '/** @type {import("a").B} */\nimport a, { b } from "a";\nexport { b };\nclass C extends a.B { #c = void 0; }\nconst d = a < b > c;\nexport default async (e = null) => ({ ...e, f: undefined });\n';
    expect(found(text)).toBeUndefined();
  });
});
