import { describe, expect, it } from "vitest";
import { parseSource } from "../../src/project/parse.js";
import { refusalOf } from "./app.js";

describe("parseSource", () => {
  it("parses the same text of the same file once", () => {
    expect(parseSource("a.ts", "const a = 1;")).toBe(parseSource("a.ts", "const a = 1;"));
    expect(parseSource("a.ts", "const a = 2;")).not.toBe(parseSource("a.ts", "const a = 1;"));
  });

  it("shows where a file does not parse", () => {
    expect(refusalOf(() => parseSource("src/a.ts", "const a = 1;\nconst b = {;\n"))).toEqual({
      code: "SYNTAX_ERROR",
      file: "src/a.ts",
      line: 2,
    });
    expect(() => parseSource("src/a.ts", "const a = {;\n")).toThrow(
      expect.objectContaining({ column: 12, snippet: "> 1 | const a = {;\n    |            ^\n  2 |" }),
    );
  });

  it("reads JSX by the extension", () => {
    expect(() => parseSource("a.tsx", "export const a = <p>{1}</p>;")).not.toThrow();
    expect(() => parseSource("a.jsx", "export const a = <p>{1}</p>;")).not.toThrow();
  });
});
