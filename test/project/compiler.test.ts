import { describe, expect, it } from "vitest";
import { compilerOf } from "../../src/project/compiler.js";
import { memoryReadHost } from "../support/memory-read-host.js";

const RELAXED = { bracketsForIndex: false, annotatedExports: false, declarations: false, checkedJavaScript: false };

const compilerIn = (files: Readonly<Record<string, string>>, at: { directory?: string; text?: string } = {}) =>
  compilerOf(memoryReadHost(files), "/app", { directory: "src/lib", text: "", ...at });

const config = (compilerOptions: object, more: object = {}): string => JSON.stringify({ compilerOptions, ...more });

describe("compilerOf", () => {
  it("asks for nothing where there is no configuration, and where it has none of the options", () => {
    expect(compilerIn({})).toEqual(RELAXED);
    expect(compilerIn({ "/app/tsconfig.json": config({ strict: true, checkJs: false }) })).toEqual(RELAXED);
  });

  it("reads the nearest tsconfig or jsconfig", () => {
    const files = {
      "/app/tsconfig.json": config({ isolatedDeclarations: true }),
      "/app/src/jsconfig.json": config({ checkJs: true }),
    };
    expect(compilerIn(files)).toEqual({ ...RELAXED, checkedJavaScript: true });
    expect(compilerIn(files, { directory: "" })).toEqual({ ...RELAXED, annotatedExports: true });
  });

  it("follows extends, also to a package, and lets the later configuration win", () => {
    const files = {
      "/app/tsconfig.json": config(
        { isolatedDeclarations: false },
        { extends: ["@tsconfig/strictest/tsconfig.json", "./base"] },
      ),
      "/app/base.json": config({ isolatedDeclarations: true, checkJs: true }),
      "/app/node_modules/@tsconfig/strictest/tsconfig.json": config({ noPropertyAccessFromIndexSignature: true }),
    };
    expect(compilerIn(files)).toEqual({
      bracketsForIndex: true,
      annotatedExports: false,
      declarations: false,
      checkedJavaScript: true,
    });
  });

  it("reads the projects of a solution, and not what any other configuration refers to", () => {
    const app = { "/app/tsconfig.app.json": config({ noPropertyAccessFromIndexSignature: true }) };
    const references = [{ path: "./tsconfig.app.json" }];
    const solution = config({}, { files: [], references });
    expect(compilerIn({ ...app, "/app/tsconfig.json": solution })).toEqual({ ...RELAXED, bracketsForIndex: true });
    expect(compilerIn({ ...app, "/app/tsconfig.json": config({}, { references }) })).toEqual(RELAXED);
  });

  it("ends where configurations extend each other", () => {
    const files = {
      "/app/tsconfig.json": config({}, { extends: "./other.json" }),
      "/app/other.json": config({ checkJs: true }, { extends: "./tsconfig.json" }),
    };
    expect(compilerIn(files)).toEqual({ ...RELAXED, checkedJavaScript: true });
  });

  it.each([
    ["a comment that has the file checked", "// @ts-check\nimport x from 'x';", true],
    ["one below a licence", "#!/usr/bin/env node\n/* MIT\n */\n\n//@ts-check\n", true],
    ["one below the first statement", "import x from 'x';\n// @ts-check\n", false],
    ["a comment that says something of it", "// without @ts-check\n", false],
  ])("reads %s", (_, text, checkedJavaScript) => {
    expect(compilerIn({}, { text })).toEqual({ ...RELAXED, checkedJavaScript });
  });
});
