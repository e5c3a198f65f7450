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

  it("says once why it fails for several files", () => {
    const formatter = createFormatter(diskReadHost(), project({ ".prettierrc": "{ not json" }));
    formatter.format(["a.ts", "b.ts", "c.ts"].map((path) => ({ path, text: TEXT })));
    const [only, ...others] = formatter.warnings();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ file: "a.ts" });
    expect(only?.message).toMatch(/^Prettier could not format a\.ts and 2 more, which are written without it: /);
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

  it("sorts the imports of a new file as Biome's check does", () => {
    const text = 'import { b } from "./b";\nimport { a } from "./a";\n\nf(a, b);\n';
    const sorted = 'import { a } from "./a";\nimport { b } from "./b";\n\nf(a, b);\n';
    expect(format(project({ "biome.json": "{}" }), "src/a.ts", text)).toEqual({ text: sorted, warnings: [] });
    const off = JSON.stringify({ assist: { enabled: false } });
    expect(format(project({ "biome.json": off }), "src/a.ts", text)).toEqual({ text, warnings: [] });
  });

  it("touches no file", () => {
    const root = project({ ".prettierrc": prettierrc, "src/a.ts": TEXT });
    format(root);
    expect(readFileSync(join(root, "src/a.ts"), "utf8")).toBe(TEXT);
  });
});

const CLEAN = "export const all = [first, second]\n";
const GROWN = `export const all = [first, second, ${"third".repeat(16)}]\n`;
const WRAPPED = `export const all = [\n  first,\n  second,\n  ${"third".repeat(16)},\n]\n`;

describe("the formatter for a file that is edited", () => {
  const edited = (files: Record<string, string>, before: string, text: string) => {
    const formatter = createFormatter(diskReadHost(), project(files));
    const [only] = formatter.format([{ path: "src/a.ts", text, before }]);
    return { text: only, warnings: formatter.warnings() };
  };
  const prettier = { ".prettierrc": prettierrc };
  const biome = { "biome.json": biomeJson };
  const withSemicolons = (text: string): string => text.replace(/\n$/, ";\n").replaceAll("  ", "\t");

  it("writes the edit as Prettier does, where the file was so before", () => {
    expect(edited(prettier, CLEAN, GROWN)).toEqual({ text: WRAPPED, warnings: [] });
    expect(edited(prettier, `${CLEAN};`, GROWN)).toEqual({ text: GROWN, warnings: [] });
    expect(edited({ ...prettier, ".prettierignore": "src\n" }, CLEAN, GROWN)).toEqual({ text: GROWN, warnings: [] });
  });

  it("writes the edit as Biome does, where the file was so before", () => {
    const [clean, grown, wrapped] = [CLEAN, GROWN, WRAPPED].map(withSemicolons);
    expect(edited(biome, clean ?? "", grown ?? "")).toEqual({ text: wrapped, warnings: [] });
    expect(edited(biome, CLEAN, grown ?? "")).toEqual({ text: grown, warnings: [] });
  });

  it("writes what Prettier would lay out otherwise the second time as it does then", () => {
    const chain = (...calls: string[]): string => `const schemas = new EventSchemas()${calls.join("")};\n`;
    const before = chain(".fromRecord<Events>()");
    const text = chain(
      ".fromRecord<Events>()",
      '.fromRecord<{ "app/user.invited": { data: { userId: string; seats: number } } }>()',
    );
    const { text: written = "" } = edited({ ".prettierrc": "{}" }, before, text);
    expect(written).not.toBe(text);
    expect(edited({ ".prettierrc": "{}" }, written, `${written}f( );\n`).text).toBe(`${written}f();\n`);
  });

  it("sorts an import that Biome's check would sort, only where the others were sorted", () => {
    const imports = (...names: string[]): string =>
      `${names.map((name) => `import { ${name} } from './${name}';\n`).join("")}\nf(a, b, c);\n`;
    expect(edited(biome, imports("a", "c"), imports("a", "c", "b")).text).toBe(imports("a", "b", "c"));
    expect(edited(biome, imports("c", "a"), imports("c", "a", "b")).text).toBe(imports("c", "a", "b"));
  });

  it("is asked once for all files under one configuration", () => {
    const root = project({
      "prettier.config.mjs": `import { appendFileSync } from "node:fs";
appendFileSync(new URL("./started", import.meta.url), "x");
export default ${prettierrc};
`,
    });
    const formatter = createFormatter(diskReadHost(), root);
    const files = ["src/a.ts", "src/b.ts", "lib/c.ts"].map((path) => ({ path, text: GROWN, before: CLEAN }));
    expect(formatter.format(files)).toEqual([WRAPPED, WRAPPED, WRAPPED]);
    expect(readFileSync(join(root, "started"), "utf8")).toBe("x");
  });
});

/** A program in place of a formatter's own, which is not installed here: it tells what it was asked, and fails for paths. */
const ECHO = `
const words = process.argv.slice(2);
if (words.some((word) => word.includes("missing"))) process.exit(1);
process.stdin.on("data", (text) => process.stdout.write(words.join(" ") + ": " + text));
`;

describe("a formatter that reads its standard input", () => {
  it.each<[string, string, string, string, string]>([
    ["oxfmt", ".oxfmtrc.json", "bin/oxfmt", "a.ts", "--stdin-filepath=<root>/a.ts"],
    ["dprint", "dprint.json", "bin.cjs", "a.ts", "fmt --stdin <root>/a.ts"],
    ["dprint", ".dprint.jsonc", "bin.cjs", "missing/a.mts", "fmt --stdin mts"],
    ["deno", "deno.json", "bin.cjs", "a.tsx", "fmt --ext tsx -"],
  ])("is run as %s is, configured by %s", (name, config, script, path, words) => {
    const directory = `node_modules/${name}`;
    const files = { [`${directory}/package.json`]: "{}", [`${directory}/${script}`]: ECHO, [config]: '{ "fmt": {} }' };
    const root = project(files, []);
    expect(format(root, path, "text")).toEqual({ text: `${words.replace("<root>", root)}: text`, warnings: [] });
  });

  it.each([
    ["speaks of no formatting", { "deno.json": '{ "tasks": { "test": "deno test" } }' }],
    ["is there and Deno is not", { "deno.json": '{ "tasks": { "check": "deno fmt --check && deno lint" } }' }],
  ])("is none of Deno's where its configuration %s", (_, files) => {
    const { PATH } = process.env;
    process.env.PATH = "";
    try {
      expect(format(project(files, []))).toEqual({ text: TEXT, warnings: [] });
    } finally {
      process.env.PATH = PATH;
    }
  });
});
