import { describe, expect, it } from "vitest";
import { compilerOf } from "../../src/project/compiler.js";
import { memoryReadHost } from "../support/memory-read-host.js";

const RELAXED = {
  bracketsForIndex: false,
  annotatedExports: false,
  declarations: false,
  checkedJavaScript: false,
  looseNulls: false,
  omitsNodeTypes: false,
};

const TYPESCRIPT_5 = { "/app/package.json": '{ "devDependencies": { "typescript": "^5.8.3" } }' };
const NODE_TYPES = { "/app/package.json": '{ "devDependencies": { "@types/node": "^22.0.0" } }' };

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
    expect(compilerIn(files)).toEqual({ ...RELAXED, bracketsForIndex: true, checkedJavaScript: true });
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

describe("compilerOf, of checks for null", () => {
  const loose = (options: object, files: Readonly<Record<string, string>> = TYPESCRIPT_5, more: object = {}): boolean =>
    compilerIn({ ...files, "/app/tsconfig.json": config(options, more) }).looseNulls;

  it.each([
    ["strict", { strict: true }, false],
    ["no strict checks", { strict: false }, true],
    ["no strict checks but that one", { strict: false, strictNullChecks: true }, false],
    ["all strict checks but that one", { strict: true, strictNullChecks: false }, true],
    ["nothing", {}, true],
  ])("reads %s", (_, options, expected) => {
    expect(loose(options)).toBe(expected);
  });

  it("takes nothing for strict from TypeScript 6 on, and where no version is known", () => {
    const installed = { "/app/node_modules/typescript/package.json": '{ "version": "6.0.2" }' };
    expect(loose({}, { ...TYPESCRIPT_5, ...installed })).toBe(false);
    expect(loose({}, {})).toBe(false);
    expect(loose({ strict: false }, {})).toBe(true);
  });

  it("takes what it cannot read for strict", () => {
    expect(loose({}, TYPESCRIPT_5, { extends: "./.nuxt/tsconfig.json" })).toBe(false);
    expect(loose({ strict: false }, TYPESCRIPT_5, { extends: "./.nuxt/tsconfig.json" })).toBe(true);
    expect(compilerIn(TYPESCRIPT_5).looseNulls).toBe(false);
  });

  it("reads what is inherited", () => {
    const base = { ...TYPESCRIPT_5, "/app/base.json": config({ strict: true }) };
    expect(loose({}, base, { extends: "./base.json" })).toBe(false);
    expect(loose({ strictNullChecks: false }, base, { extends: "./base.json" })).toBe(true);
  });
});

describe("compilerOf, of the types of Node", () => {
  const omits = (types: readonly string[] | undefined, files: Readonly<Record<string, string>> = NODE_TYPES): boolean =>
    compilerIn({ ...files, "/app/tsconfig.json": config({ strict: true, types }) }).omitsNodeTypes;

  it.each([
    ["no list, which has all", undefined, false],
    ["a list without them", ["vite/client"], true],
    ["an empty list", [], true],
    ["a list with them", ["vite/client", "node"], false],
    ["a list with Bun's, which bring them", ["bun"], false],
    ["a list with what is only called alike", ["node-cron"], true],
  ])("reads %s", (_, types, expected) => {
    expect(omits(types)).toBe(expected);
  });

  it("refers to nothing that is not there", () => {
    expect(omits(["vite/client"], {})).toBe(false);
    expect(omits(["vite/client"], { "/node_modules/@types/node/package.json": '{ "version": "22.1.0" }' })).toBe(true);
  });

  it("reads each project of a solution, and not the last for all", () => {
    const files = {
      ...NODE_TYPES,
      "/app/tsconfig.json": config(
        {},
        { files: [], references: [{ path: "./tsconfig.app.json" }, { path: "./tsconfig.node.json" }] },
      ),
      "/app/tsconfig.app.json": config({ strict: true, types: ["vite/client"] }),
      "/app/tsconfig.node.json": config({ strict: true, types: ["node"] }),
    };
    expect(compilerIn(files)).toEqual({ ...RELAXED, omitsNodeTypes: true });
  });
});
