import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { createResolver } from "../../src/project/resolve-module.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import fc from "../support/properties.js";
import { inApp } from "./app.js";

const resolverOf = (files: Record<string, string>) => createResolver(memoryReadHost(inApp(files)), "/app");

describe("createResolver", () => {
  it.each([
    ["./b", "src/b.ts"],
    ["./b.js", "src/b.ts"],
    ["./b.ts", "src/b.ts"],
    ["./view.js", "src/view.tsx"],
    ["./m.mjs", "src/m.mts"],
    ["./plain.js", "src/plain.js"],
    ["./folder", "src/folder/index.ts"],
    ["./folder/index", "src/folder/index.ts"],
    [".", "src/index.ts"],
    ["..", "index.ts"],
    ["../index", "index.ts"],
    ["./gone", undefined],
    ["react", undefined],
  ])("resolves %s as %s", (specifier, expected) => {
    const files = [
      "src/a.ts",
      "src/b.ts",
      "src/view.tsx",
      "src/m.mts",
      "src/plain.js",
      "src/folder/index.ts",
      "src/index.ts",
      "index.ts",
    ];
    expect(resolverOf(Object.fromEntries(files.map((file) => [file, ""])))(specifier, "src/a.ts")).toBe(expected);
  });

  it("prefers a file to a directory of the same name", () => {
    expect(resolverOf({ "a.ts": "", "lib.ts": "", "lib/index.ts": "" })("./lib", "a.ts")).toBe("lib.ts");
  });

  it("reads paths with comments and trailing commas, the most specific pattern first, each target in turn", () => {
    const tsconfig =
      '{ // paths\n "compilerOptions": { /* x */ "paths": { "@/*": ["./none/*", "./src/*"], "@/db": ["./data/db.ts"], "@/url//*": ["./src/*"], }, },\n}';
    const resolve = resolverOf({ "tsconfig.json": tsconfig, "src/db.ts": "", "data/db.ts": "", "src/x.ts": "" });
    expect([resolve("@/x", "src/y.ts"), resolve("@/db", "src/y.ts"), resolve("@/url//x", "src/y.ts")]).toEqual([
      "src/x.ts",
      "data/db.ts",
      "src/x.ts",
    ]);
  });

  it("follows extends through parents and packages, and knows the paths' own directory", () => {
    const resolve = resolverOf({
      "apps/web/tsconfig.json": '{ "extends": ["@acme/tsconfig", "../../tsconfig.base.json"] }',
      "node_modules/@acme/tsconfig/tsconfig.json": '{ "compilerOptions": { "strict": true } }',
      "tsconfig.base.json": '{ "compilerOptions": { "baseUrl": "./packages", "paths": { "~/*": ["shared/*"] } } }',
      "packages/shared/x.ts": "",
      "packages/other.ts": "",
    });
    expect([resolve("~/x", "apps/web/a.ts"), resolve("other", "apps/web/a.ts")]).toEqual([
      "packages/shared/x.ts",
      "packages/other.ts",
    ]);
  });

  it("looks into the projects that a solution file refers to", () => {
    const resolve = resolverOf({
      "tsconfig.json": '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      "tsconfig.app.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      "src/x.ts": "",
    });
    expect(resolve("@/x", "src/a.ts")).toBe("src/x.ts");
  });

  it("reads jsconfig.json in a JavaScript project", () => {
    const resolve = resolverOf({
      "jsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
      "lib/x.js": "",
    });
    expect(resolve("@/lib/x", "a.js")).toBe("lib/x.js");
  });

  it("reads imports of the nearest package.json", () => {
    const resolve = resolverOf({
      "package.json": '{ "imports": { "#/*": "./src/*", "#db": { "types": "./none.ts", "default": "./src/db.js" } } }',
      "src/x.ts": "",
      "src/db.ts": "",
    });
    expect([resolve("#/x.js", "src/a.ts"), resolve("#db", "src/a.ts"), resolve("#gone", "src/a.ts")]).toEqual([
      "src/x.ts",
      "src/db.ts",
      undefined,
    ]);
  });

  it.each([
    ["package.json", '{ "workspaces": ["packages/*"] }'],
    ["package.json", '{ "workspaces": { "packages": ["packages/**"] } }'],
    ["pnpm-workspace.yaml", "packages:\n  # ours\n  - 'packages/*' # all\ncatalog:\n  zod: 4\n"],
  ])("resolves a package of the workspace that %s lists: %s", (file, text) => {
    const resolve = resolverOf({
      [file]: text,
      "packages/jobs/package.json":
        '{ "name": "@acme/jobs", "exports": { ".": "./dist/index.js", "./list": { "types": "./dist/list.d.ts" }, "./deep/*": "./src/deep/*.ts" } }',
      "packages/jobs/src/index.ts": "",
      "packages/jobs/src/list.ts": "",
      "packages/jobs/src/deep/x.ts": "",
    });
    expect(
      ["@acme/jobs", "@acme/jobs/list", "@acme/jobs/deep/x", "@acme/other"].map((specifier) =>
        resolve(specifier, "a.ts"),
      ),
    ).toEqual(["packages/jobs/src/index.ts", "packages/jobs/src/list.ts", "packages/jobs/src/deep/x.ts", undefined]);
  });

  it("leads to no file outside the root and to nothing installed", () => {
    const host = memoryReadHost({
      "/outside/x.ts": "",
      "/app/node_modules/pkg/index.js": "",
      "/app/tsconfig.json": '{ "compilerOptions": { "baseUrl": "." } }',
    });
    const resolve = createResolver(host, "/app");
    expect([resolve("../outside/x", "a.ts"), resolve("./node_modules/pkg", "a.ts")]).toEqual([undefined, undefined]);
  });

  it("resolves the relative path between any two files to the second", () => {
    const segment = fc.stringMatching(/^[a-z]{1,3}$/);
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `${parts.join("/")}/file`);
    fc.assert(
      fc.property(path, path, fc.constantFrom("", ".js", ".ts"), (from, to, extension) => {
        const resolve = resolverOf({ [`${from}.ts`]: "", [`${to}.ts`]: "" });
        const relative = posix.relative(posix.dirname(from), to);
        expect(resolve(`${relative.startsWith(".") ? "" : "./"}${relative}${extension}`, `${from}.ts`)).toBe(
          `${to}.ts`,
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe("aliases of tools", () => {
  it.each([
    "kit: { alias: { $demo: path } }",
    "kit: { alias: { $demo: } }",
    "kit: { alias() {} }",
    "alias: {}, kit: 1",
  ])("that a configuration does not write out are not guessed: %s", (text) => {
    const host = memoryReadHost(inApp({ "svelte.config.js": `export default { ${text} };`, "src/demo/a.ts": "" }));
    expect(createResolver(host, "/app")("$demo/a", "src/main.ts")).toBeUndefined();
  });

  it.each<[string, Record<string, string>, string, string]>([
    ["deno.json", { "deno.json": '{ "imports": { "@/": "./" } }' }, "@/lib/a.ts", "lib/a.ts"],
    ["an import map", { "import_map.json": '{ "imports": { "a": "./lib/a.ts" } }' }, "a", "lib/a.ts"],
    ["SvelteKit", { "svelte.config.js": "" }, "$lib/a", "src/lib/a.ts"],
    [
      "SvelteKit, from its configuration",
      { "svelte.config.js": 'const config = { kit: { alias: { $demo: "src/demo" } } };\nexport default config;\n' },
      "$demo/server/a.js",
      "src/demo/server/a.ts",
    ],
    [
      "SvelteKit, for what is below a directory only",
      { "svelte.config.ts": 'export default defineConfig({ kit: { alias: { "jobs/*": "src/jobs/*" } } });\n' },
      "jobs/a",
      "src/jobs/a.ts",
    ],
    [
      "Nuxt, from its configuration",
      { "nuxt.config.ts": 'export default defineNuxtConfig({ alias: { "@jobs": "./lib/jobs" } });\n' },
      "@jobs/a",
      "lib/jobs/a.ts",
    ],
    ["Nuxt, from the root", { "nuxt.config.ts": "" }, "~~/server/a", "server/a.ts"],
    ["Nitro, from the root", { "nitro.config.ts": "" }, "~~/server/a", "server/a.ts"],
    ["Nitro, from the sources", { "nitro.config.ts": 'export default { srcDir: "server" };' }, "~/a", "server/a.ts"],
    ["Nuxt, from the sources", { "nuxt.config.ts": "" }, "~/lib/a", "app/lib/a.ts"],
    [
      "SvelteKit, beside a tsconfig without paths",
      { "svelte.config.js": "", "tsconfig.json": '{ "extends": "./.svelte-kit/tsconfig.json" }' },
      "$lib/a",
      "src/lib/a.ts",
    ],
    [
      "Nuxt, below the tsconfig of its server",
      { "nuxt.config.ts": "", "server/tsconfig.json": '{ "extends": "../.nuxt/tsconfig.server.json" }' },
      "@/inngest/functions",
      "inngest/functions/index.ts",
    ],
    ["a bundler that no file explains, to the sources", {}, "@/jobs/a", "src/jobs/a.ts"],
    ["a bundler that no file explains, to the package", { "package.json": "{}" }, "~/jobs/a", "jobs/a.ts"],
  ])("of %s are followed", (_, files, specifier, target) => {
    const host = memoryReadHost(inApp({ ...files, [target]: "" }));
    expect(createResolver(host, "/app")(specifier, "server/x/main.ts")).toBe(target);
  });
});
