import { describe, expect, it } from "vitest";
import { detectSmallApp, refusalOf } from "./app.js";

const CLIENT = "src/lib/inngest/client.ts";
const ROUTE = "src/app/api/inngest/route.ts";
const serving = (specifier: string): string =>
  `import { serve } from "${specifier}";
import { inngest } from "@/lib/inngest/client";
import { tidyJob } from "@/lib/inngest/functions/tidy";

export const handler = serve({ client: inngest, functions: [tidyJob] });
`;
const made = (specifier: string, more = ""): string =>
  `import { Inngest } from "${specifier}";\n${more}\nexport const inngest = new Inngest({ id: "app" });\n`;

const manifest = (dependencies: Record<string, string>): string => JSON.stringify({ name: "app", dependencies });

/** What is found where the package is called so. */
function called(inngest: string, changes: Record<string, string | undefined> = {}) {
  const files = { [CLIENT]: made(inngest), [ROUTE]: serving(`${inngest}/edge`), ...changes };
  const project = detectSmallApp(files);
  return { adapter: project.serve.adapter, ...project.conventions.packages, zod: project.zod?.value };
}

describe("what a project calls packages", () => {
  it("is their own names where nothing else is said", () => {
    expect(called("inngest")).toEqual({ adapter: "inngest/edge", names: {}, deno: false, sourced: false });
  });

  it.each(["npm:inngest@3.27.0", "jsr:@inngest/sdk@3.31.7", "https://esm.sh/inngest@3"])("is %s", (specifier) => {
    const { adapter, names, deno, sourced } = called(specifier, { "package.json": manifest({}) });
    expect({ adapter, names, deno, sourced }).toEqual({
      adapter: "inngest/edge",
      names: { inngest: specifier },
      deno: true,
      sourced: true,
    });
  });

  it("is an alias of package.json, from which the SDK's version is read as well", () => {
    const files = { "package.json": manifest({ "inngest-sdk": "npm:inngest@^3.44.0" }) };
    expect(called("inngest-sdk", files)).toMatchObject({ names: { inngest: "inngest-sdk" }, deno: false });
  });

  it.each([
    ["pnpm-workspace.yaml", "catalog:", "catalog:\n  inngest-sdk: npm:inngest@^3.44.0\n"],
    ["pnpm-workspace.yaml", "catalog:jobs", "catalogs:\n  jobs:\n    inngest-sdk: npm:inngest@^3.44.0\n"],
  ])("is an alias that a catalog in %s gives as %s", (file, range, text) => {
    const files = { "package.json": manifest({ "inngest-sdk": range }), [file]: text };
    expect(called("inngest-sdk", files)).toMatchObject({ names: { inngest: "inngest-sdk" } });
  });

  it.each([
    ["deno.json", "inngest-sdk"],
    ["deno.jsonc", "@jobs"],
    ["import_map.json", "#jobs"],
  ])("is what %s calls %s", (file, name) => {
    const files = { [file]: JSON.stringify({ imports: { [name]: "npm:inngest@3.54.2" } }) };
    expect(called(name, files)).toMatchObject({ names: { inngest: name }, deno: true, sourced: false });
  });

  it("is what an import map in another file says", () => {
    const files = {
      "deno.json": '{ "importMap": "./config/map.json" }',
      "config/map.json": JSON.stringify({ imports: { "@jobs": "npm:inngest@3.54.2" } }),
    };
    expect(called("@jobs", files)).toMatchObject({ names: { inngest: "@jobs" }, deno: true });
  });

  it("is the name of a package itself where an alias names another version of it", () => {
    const files = { "package.json": manifest({ inngest: "^3.40.0", zod: "^4.0.0", zod3: "npm:zod@^3.25.0" }) };
    expect(called("inngest", files)).toMatchObject({ names: {}, zod: 4 });
  });

  it("is a fork by the name of the package", () => {
    const files = { "package.json": manifest({ inngest: "npm:@acme/inngest@3.2.0" }) };
    expect(called("inngest", files)).toMatchObject({ adapter: "inngest/edge", names: {} });
  });

  it("leaves zod out where only a manifest has it and the code says where packages come from", () => {
    const files = { "package.json": manifest({ zod: "^4.0.0" }) };
    expect(called("npm:inngest@3.27.0", files).zod).toBeUndefined();
  });

  it.each([
    ["npm:zod@3.22.4", 3],
    ["npm:zod@^4.1.0", 4],
    ["https://deno.land/x/zod@v3.22.4/mod.ts", 3],
  ])("has zod as %s where a file imports it so", (zod, major) => {
    const client = made("npm:inngest@3.27.0", `import { z } from "${zod}";\n`);
    const found = called("npm:inngest@3.27.0", { [CLIENT]: client });
    expect(found).toMatchObject({ names: { zod }, zod: major });
  });
});

describe("a test runner", () => {
  const files = (config: string) => ({
    [CLIENT]: made("npm:inngest@3.27.0"),
    [ROUTE]: serving("npm:inngest@3.27.0/edge"),
    "package.json": JSON.stringify({ devDependencies: { vitest: "^4.0.0" } }),
    "vitest.config.ts": config,
  });

  it("is none where it does not know what the code calls packages", () => {
    expect(detectSmallApp(files("export default {};")).runner).toBeUndefined();
  });

  it.each([
    'export default { resolve: { alias: { "npm:inngest@3.27.0": "inngest" } } };',
    'import deno from "@deno/vite-plugin";\nexport default { plugins: [deno()] };',
  ])("is one where its configuration says it: %s", (config) => {
    expect(detectSmallApp(files(config)).runner?.name.value).toBe("vitest");
  });
});

it("refuses a project where the name that is imported is nobody's", () => {
  const files = { "package.json": manifest({}), [CLIENT]: made("inngest-sdk"), [ROUTE]: serving("inngest-sdk/edge") };
  expect(refusalOf(() => detectSmallApp(files)).code).toBe("NO_INNGEST");
});
