import { describe, expect, it } from "vitest";
import { majorOf } from "../../../src/project/installed-version.js";
import { detectSmallApp, refusalOf } from "../app.js";

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
    [">=3 <4", 3],
    [">=3", 4],
    ["3.x || 4.x", 4],
    ["latest", 4],
    ["catalog:", 4],
    ["npm:@acme/inngest@3.2.0", 3],
  ])("takes the range %s for SDK %i", (value, major) => {
    expect(detectSmallApp({ ...EMPTY, ...range(value) }).sdk.value).toBe(major);
  });

  it.each([
    ["node_modules/inngest/package.json", '{ "version": "3.22.1" }', "3.22.1", "installed"],
    ["package-lock.json", '{ "packages": { "node_modules/inngest": { "version": "3.5.0" } } }', "3.5.0", "locked"],
    ["deno.lock", '{ "specifiers": { "npm:inngest@3": "3.8.0" } }', "3.8.0", "locked"],
  ])("knows the version from %s", (file, text, version, versionIs) => {
    const { sdk, warnings } = detectSmallApp({ ...EMPTY, ...range("latest"), [file]: text });
    expect([sdk, warnings]).toEqual([{ value: 3, file: "package.json", line: 1, version, versionIs }, []]);
  });

  it.each([
    ["^3.40.0", "3.40.0"],
    [">=3.19.1 <4", "3.19.1"],
    ["~4.1", "4.1.0"],
    ["^3", undefined],
    ["latest", undefined],
  ])("takes the lowest version that %s allows where nothing is installed or locked: %s", (asked, version) => {
    const { sdk, warnings } = detectSmallApp({ ...EMPTY, ...range(asked) });
    expect([sdk.version, sdk.versionIs, warnings]).toEqual([version, version && "allowed", []]);
  });

  it("prefers what is installed to what is locked", () => {
    const lock = '{ "packages": { "node_modules/inngest": { "version": "3.41.0" } } }';
    const installed = { "node_modules/inngest/package.json": '{ "version": "3.44.4" }', "package-lock.json": lock };
    expect(detectSmallApp(installed).sdk).toMatchObject({ version: "3.44.4", versionIs: "installed" });
  });

  it("takes the lock for what is there where the installed version is not one that is asked for", () => {
    const lock = '{ "packages": { "node_modules/inngest": { "version": "3.41.0" } } }';
    const stale = { "node_modules/inngest/package.json": '{ "version": "3.12.0" }', "package-lock.json": lock };
    const { sdk, warnings } = detectSmallApp(stale);
    expect([sdk.version, sdk.versionIs, warnings]).toEqual(["3.41.0", "locked", []]);
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

describe("code and package that disagree", () => {
  const THREE = 'inngest.createFunction({ id: "tidy" }, { event: "a/b" }, async () => {})';
  const FOUR = 'inngest.createFunction({ id: "tidy", triggers: [{ event: "a/b" }] }, async () => {})';
  const written = (call: string) => ({
    "src/lib/inngest/functions/tidy.ts": `import { inngest } from "@/lib/inngest/client";\nexport const tidyJob = ${call};\n`,
  });
  const lockedAt = (version: string) => ({
    "package-lock.json": JSON.stringify({ packages: { "node_modules/inngest": { version } } }),
  });
  const installedAt = (version: string) => ({ "node_modules/inngest/package.json": JSON.stringify({ version }) });

  it.each<[string, Record<string, string>, number, string, string]>([
    ["code for 4, 3 locked", { ...range("^3.40.0"), ...lockedAt("3.47.0"), ...written(FOUR) }, 3, "3.47.0", "locked"],
    ["code for 4, 3 asked for", { ...range("^3.40.0"), ...written(FOUR) }, 3, "3.40.0", "allowed"],
    [
      "code for 3, 4 installed",
      { ...range("^4"), ...installedAt("4.1.0"), ...written(THREE) },
      4,
      "4.1.0",
      "installed",
    ],
  ])("follow the package: %s", (_, files, major, version, versionIs) => {
    const { sdk, warnings } = detectSmallApp(files);
    expect(sdk).toEqual({ value: major, version, versionIs, file: "package.json", line: 1 });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ code: "SDK_MISMATCH", file: "src/lib/inngest/functions/tidy.ts", line: 2 });
    expect(warnings[0]?.message).toContain(`What is added is written for SDK ${major}.`);
  });

  it.each<[string, Record<string, string | undefined>, number, string | undefined]>([
    [
      "code for 4, 4 asked for, 3 still locked",
      { ...range("^4.1.0"), ...lockedAt("3.47.0"), ...written(FOUR) },
      4,
      "4.1.0",
    ],
    ["the same without a minor", { ...range("^4"), ...lockedAt("3.47.0"), ...written(FOUR) }, 4, undefined],
    [
      "code for 3, 4 asked for, 3 still installed",
      { ...range("^4.1.0"), ...installedAt("3.47.0"), ...written(THREE) },
      3,
      "3.47.0",
    ],
    ["no code, 4 asked for, 3 still installed", { ...range("^4.1.0"), ...installedAt("3.47.0"), ...EMPTY }, 4, "4.1.0"],
    [
      "a newer minor asked for than is installed",
      { ...range("^3.50.0"), ...installedAt("3.40.0"), ...written(THREE) },
      3,
      "3.40.0",
    ],
    [
      "an older minor asked for than is locked",
      { ...range("~3.40.0"), ...lockedAt("3.50.0"), ...written(THREE) },
      3,
      "3.40.0",
    ],
  ])("say that the packages were not installed since: %s", (_, files, major, version) => {
    const { sdk, warnings } = detectSmallApp(files);
    expect([sdk.value, sdk.version]).toEqual([major, version]);
    expect(warnings.map(({ code, file }) => [code, file])).toEqual([["SDK_MISMATCH", "package.json"]]);
    expect(warnings[0]?.message).toMatch(/^package\.json asks for inngest .*: install the packages\./);
  });

  it("follows the code where nothing tells the version", () => {
    const { sdk, warnings } = detectSmallApp({ ...range("latest"), ...written(THREE) });
    expect([sdk.value, warnings]).toEqual([3, []]);
  });

  it("counts no event of SDK 4 as declared where 3 is installed", () => {
    const events = 'import { eventType } from "inngest";\nexport const tidied = eventType("app/tidied");\n';
    const files = { ...range("^3.40.0"), ...lockedAt("3.47.0"), "src/lib/inngest/events.ts": events };
    expect(detectSmallApp(files).registry).toBeUndefined();
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
