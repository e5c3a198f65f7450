import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createFormatter } from "../../src/format/formatter.js";
import { diskReadHost } from "../../src/project/disk-read-host.js";
import { repository } from "../support/workspace.js";

const made: string[] = [];
afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true });
});

/** A project on the disk with these files, and with the real formatters of this repository installed where named. */
function project(files: Record<string, string>, installed: readonly string[] = ["prettier", "@biomejs/biome"]): string {
  const root = mkdtempSync(join(tmpdir(), "scaffold-format-"));
  made.push(root);
  for (const [path, text] of Object.entries({ "package.json": "{}", ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const name of installed) {
    mkdirSync(dirname(join(root, "node_modules", name)), { recursive: true });
    symlinkSync(join(repository, "node_modules", name), join(root, "node_modules", name), "dir");
  }
  return root;
}

const TEXT = 'export const a = {b: "c",\n  d};\n';
function format(root: string, path = "src/a.ts", text = TEXT) {
  const formatter = createFormatter(diskReadHost(), root);
  const texts = formatter.format([{ path, text }]);
  return { text: texts[0], warnings: formatter.warnings().map(({ code, file }) => [code, file]) };
}

const PRETTIER = "export const a = { b: 'c', d }\n";
const BIOME = "export const a = { b: 'c', d };\n";
const prettierrc = '{ "semi": false, "singleQuote": true }';
const biomeJson = JSON.stringify({ javascript: { formatter: { quoteStyle: "single" } } });

describe("the project's own formatter", () => {
  it.each<[string, Record<string, string>, string]>([
    ["Prettier by a file", { ".prettierrc": prettierrc }, PRETTIER],
    ["Prettier by package.json", { "package.json": `{ "prettier": ${prettierrc} }` }, PRETTIER],
    [
      "Prettier by a module",
      { "prettier.config.mjs": `console.log("noise");\nexport default ${prettierrc};\n` },
      PRETTIER,
    ],
    [
      "Prettier with an override",
      { ".prettierrc": '{ "semi": false, "overrides": [{ "files": "src/**", "options": { "singleQuote": true } }] }' },
      PRETTIER,
    ],
    ["Biome", { "biome.json": biomeJson }, BIOME],
    ["the nearer of two", { ".prettierrc": prettierrc, "src/biome.json": biomeJson }, BIOME],
    [
      "the one that the scripts run",
      { ".prettierrc": prettierrc, "biome.json": biomeJson, "package.json": '{ "scripts": { "f": "biome check" } }' },
      BIOME,
    ],
    ["Prettier where both are configured alike", { ".prettierrc": prettierrc, "biome.json": biomeJson }, PRETTIER],
    ["none where none is configured", {}, TEXT],
    ["none where Biome only lints", { "biome.json": '{ "formatter": { "enabled": false } }' }, TEXT],
    ["none for a file that Prettier ignores", { ".prettierrc": prettierrc, ".prettierignore": "src\n" }, TEXT],
  ])("is %s", (_, files, text) => {
    expect(format(project(files))).toEqual({ text, warnings: [] });
  });

  it("is none where it is configured and not installed", () => {
    expect(format(project({ ".prettierrc": prettierrc, "src/biome.json": biomeJson }, []))).toEqual({
      text: TEXT,
      warnings: [],
    });
  });

  it.each([
    ["Prettier", { ".prettierrc": "{ not json" }],
    ["Biome", { "biome.json": '{ "formatter": { "indentWidth": "wide" } }' }],
  ])("leaves a text as it is, with a warning, where %s fails", (_, files) => {
    expect(format(project(files))).toEqual({ text: TEXT, warnings: [["NOT_FORMATTED", "src/a.ts"]] });
  });

  it("gives each of several files its own text, and a text that does not parse as it is", () => {
    const root = project({ ".prettierrc": prettierrc });
    const formatter = createFormatter(diskReadHost(), root);
    expect(
      formatter.format([
        { path: "a.ts", text: TEXT },
        { path: "b.ts", text: "const = ;" },
        { path: "c.ts", text: "let  c" },
      ]),
    ).toEqual([PRETTIER, "const = ;", "let c\n"]);
    expect(formatter.warnings().map(({ file }) => file)).toEqual(["b.ts"]);
  });

  it("touches no file", () => {
    const root = project({ ".prettierrc": prettierrc, "src/a.ts": TEXT });
    format(root);
    expect(readFileSync(join(root, "src/a.ts"), "utf8")).toBe(TEXT);
  });
});
