import { describe, expect, it } from "vitest";
import { majorOf } from "../../src/project/installed-version.js";
import { detectSmallApp, refusalOf } from "./app.js";

const ROUTE = "src/app/api/inngest/route.ts";
/** The app without functions, so that the code has no shape. */
const EMPTY = {
  "src/lib/inngest/functions/tidy.ts": undefined,
  [ROUTE]:
    'import { serve } from "inngest/next";\nimport { inngest } from "@/lib/inngest/client";\nserve({ client: inngest, functions: [] });\n',
};
const range = (value: string) => ({ "package.json": JSON.stringify({ dependencies: { inngest: value } }) });

describe("detectSdk", () => {
  it.each([
    ["^3.40.0", 3],
    ["~4.1", 4],
    [">=3 <4", 4],
    ["latest", 4],
    ["catalog:", 4],
    ["npm:@acme/inngest@3.2.0", 3],
  ])("takes the range %s for SDK %i", (value, major) => {
    expect(detectSmallApp({ ...EMPTY, ...range(value) }).sdk.value).toBe(major);
  });

  it.each([
    ["node_modules/inngest/package.json", '{ "version": "3.22.1" }', "3.22.1"],
    ["package-lock.json", '{ "packages": { "node_modules/inngest": { "version": "3.5.0" } } }', "3.5.0"],
    [
      "pnpm-lock.yaml",
      "packages:\n\n  '@inngest/test@1.0.0(inngest@4.0.0)':\n    resolution: {}\n  inngest@3.6.0(h3@1.0.0):\n    resolution: {}\n",
      "3.6.0",
    ],
    ["yarn.lock", '"inngest@npm:^3.0.0, inngest@latest":\n  version: 3.7.0\n  resolution: "x"\n', "3.7.0"],
    ["bun.lock", '{\n  "packages": {\n    "inngest": ["inngest@3.8.0", "", {}],\n  }\n}\n', "3.8.0"],
  ])("knows the version from %s", (file, text, installed) => {
    const { sdk, warnings } = detectSmallApp({ ...EMPTY, ...range("latest"), [file]: text });
    expect([sdk, warnings]).toEqual([{ value: 3, file: "package.json", line: 1, installed }, []]);
  });

  it.each<[string, string, Record<string, string>]>([
    ["catalog:", "pnpm", { "pnpm-workspace.yaml": "catalog:\n  # jobs\n  zod: 4\n  'inngest': ^3.54.2\n" }],
    [
      "catalog:old",
      "pnpm",
      { "pnpm-workspace.yaml": "catalogs:\n  new:\n    inngest: 4\n  old:\n    inngest: 3 # old\n" },
    ],
    ["catalog:", "Bun", { "package.json": '"workspaces": { "catalog": { "inngest": "^3.1.0" } }' }],
    ["catalog:old", "Bun", { "package.json": '"catalogs": { "old": { "inngest": "^3.1.0" } }' }],
  ])("takes %s for the range in a catalog of %s", (asked, _, files) => {
    const more = files["package.json"] ?? '"name": "a"';
    const manifest = `{ "dependencies": { "inngest": "${asked}" }, ${more} }`;
    const { sdk, warnings } = detectSmallApp({ ...EMPTY, ...files, "package.json": manifest });
    expect([sdk.value, warnings]).toEqual([3, []]);
  });

  it.each([
    ["deno.json", '{ "imports": { "inngest": "npm:inngest@3.27.0" } }'],
    ["import_map.json", '{ "imports": { "inngest": "https://esm.sh/inngest@3.1.0" } }'],
  ])("knows the version from the imports of %s", (file, text) => {
    const { sdk, warnings } = detectSmallApp({ ...EMPTY, "package.json": undefined, [file]: text });
    expect([sdk.value, warnings]).toEqual([3, []]);
  });

  it("knows the version from a specifier of Deno in the code", () => {
    const client = 'import { Inngest } from "npm:inngest@3";\nexport const inngest = new Inngest({ id: "a" });\n';
    const route = `${EMPTY[ROUTE]}`.replace('"inngest/next"', '"npm:inngest@3/edge"');
    const changes = { ...EMPTY, "package.json": undefined, "deno.json": "{}", "src/lib/inngest/client.ts": client };
    const { sdk, warnings } = detectSmallApp({ ...changes, [ROUTE]: route });
    expect([sdk.value, warnings]).toEqual([3, []]);
  });

  it.each<[string, Record<string, string | undefined>]>([
    ["no version is written anywhere", { "package.json": undefined, "deno.json": "{}" }],
    ["the version is that of a catalog", range("catalog:")],
  ])("warns that it assumes SDK 4 where %s", (_, changes) => {
    const { sdk, warnings } = detectSmallApp({ ...EMPTY, ...changes });
    expect([sdk.value, warnings.map(({ code }) => code)]).toEqual([4, ["SDK_UNKNOWN"]]);
  });

  it("refuses a package that does not depend on inngest, and one whose package.json is not JSON", () => {
    expect(refusalOf(() => detectSmallApp({ ...EMPTY, "package.json": "{}" }))).toMatchObject({ code: "NO_INNGEST" });
    expect(refusalOf(() => detectSmallApp({ ...EMPTY, "package.json": '{ "name": ' }))).toMatchObject({
      code: "SYNTAX_ERROR",
      file: "package.json",
    });
  });

  it("takes what only one major exports for a sign where there are no functions", () => {
    const client =
      'import { EventSchemas, Inngest } from "inngest";\nexport const inngest = new Inngest({ id: "a", schemas: new EventSchemas() });\n';
    expect(detectSmallApp({ ...EMPTY, ...range("latest"), "src/lib/inngest/client.ts": client }).sdk).toMatchObject({
      value: 3,
      file: "src/lib/inngest/client.ts",
      line: 1,
    });
  });

  it.each([
    ['inngest.createFunction({ id: "tidy" }, { event: "a/b" }, async () => {})', 3],
    ['inngest.createFunction({ id: "tidy", triggers: { event: "a/b" } }, async () => {})', 4],
    ['inngest.createFunction({ id: "tidy" }, async () => {})', 4],
  ])("reads the shape of %s as SDK %i", (call, major) => {
    const tidy = `import { inngest } from "@/lib/inngest/client";\nexport const tidyJob = ${call};\n`;
    expect(detectSmallApp({ ...range("*"), "src/lib/inngest/functions/tidy.ts": tidy }).sdk).toMatchObject({
      value: major,
      line: 2,
    });
  });
});

describe("majorOf", () => {
  it.each([
    ["3.54.2", 3],
    ["^4", 4],
    ["3.x || 4.x", 4],
    ["v3.1.0-beta.1", 3],
    ["workspace:*", undefined],
  ])("of %s is %s", (text, major) => {
    expect(majorOf(text)).toBe(major);
  });
});
