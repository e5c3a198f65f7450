import { describe, expect, it } from "vitest";
import { detectSmallApp } from "../app.js";

type Files = Record<string, string | undefined>;

const manifest = (runner: string) =>
  JSON.stringify({ dependencies: { inngest: "^3.0.0" }, devDependencies: { [runner]: "^4.0.0" } });
const vitest = (config: string, more: Files = {}): Files => ({
  "package.json": manifest("vitest"),
  "vitest.config.ts": config,
  ...more,
});
const jest = (config: string, more: Files = {}): Files => ({
  "package.json": manifest("jest"),
  "jest.config.js": config,
  ...more,
});

describe("an environment that code names", () => {
  it.each<[string, Files, string | undefined]>([
    ["a variable", vitest('const environment = "jsdom";\nexport default { test: { environment } };\n'), "jsdom"],
    [
      "a condition",
      vitest('export default { test: { environment: process.env.NODE_TESTS ? "node" : "happy-dom" } };\n'),
      "happy-dom",
    ],
    [
      "a function that adds it",
      vitest('const config = {};\nObject.assign(config, { test: browser("happy-dom") });\nexport default config;\n'),
      "happy-dom",
    ],
    [
      "a module that is imported",
      vitest('import { shared } from "./shared.js";\nexport default shared;\n', {
        "shared.ts": 'export const shared = { test: { environment: "jsdom" } };\n',
      }),
      "jsdom",
    ],
    [
      "a module that is passed on",
      vitest('export { default } from "./tooling/vitest";\n', {
        "tooling/vitest.ts": 'export default { test: { environment: "happy-dom" } };\n',
      }),
      "happy-dom",
    ],
    [
      "a module that Jest's requires",
      jest('const shared = require("./shared");\nmodule.exports = { ...shared };\n', {
        "shared.js": 'module.exports = { testEnvironment: "jest-environment-jsdom" };\n',
      }),
      "jsdom",
    ],
    [
      "the package of another author",
      jest('const testEnvironment = "jest-fixed-jsdom";\nmodule.exports = { testEnvironment };\n'),
      "jsdom",
    ],
    ["no string", vitest("// Once jsdom, now Node's.\nexport default { test: {} };\n"), undefined],
    ["another string", vitest('export default { test: { name: "not-jsdom", setupFiles: [] } };\n'), undefined],
    [
      "a literal before it",
      vitest('export default { test: { environment: "node", deps: { inline: ["jsdom"] } } };\n'),
      undefined,
    ],
  ])("is found: %s", (_what, files, environment) => {
    expect(detectSmallApp(files).runner?.environment).toBe(environment);
  });
});

describe("tests that run in workerd", () => {
  const NODE = '{ test: { name: "node", include: ["src/**/*.test.ts"] } }';

  it.each<[string, string]>([
    [
      "by a configuration of the pool",
      'import { defineWorkersConfig } from "@cloudflare/vitest-pool-workers/config";\nexport default defineWorkersConfig({});\n',
    ],
    ["by a pool", 'export default { test: { pool: "@cloudflare/vitest-pool-workers" } };\n'],
    [
      "by a plugin",
      'import { cloudflareTest } from "@cloudflare/vitest-pool-workers";\nexport default { plugins: [cloudflareTest({})] };\n',
    ],
    [
      "in each project",
      'import { defineWorkersProject } from "@cloudflare/vitest-pool-workers/config";\nexport default { test: { projects: [defineWorkersProject({})] } };\n',
    ],
  ])("are told by the configuration, and none is written: %s", (_what, config) => {
    const { runner, noTest } = detectSmallApp(vitest(config));
    expect(runner).toBeUndefined();
    expect(noTest).toMatch(/^vitest runs tests in workerd.*without that pool.*--test vitest\.$/);
  });

  it.each<[string, string]>([
    [
      "a project of its own",
      `import { cloudflareTest } from "@cloudflare/vitest-pool-workers";\nexport default { test: { projects: [{ plugins: [cloudflareTest({})] }, ${NODE}] } };\n`,
    ],
    [
      "a project of its own beside one that is made",
      `import { defineWorkersProject } from "@cloudflare/vitest-pool-workers/config";\nexport default { test: { projects: [defineWorkersProject({}), ${NODE}] } };\n`,
    ],
    ["nothing but a remark", "// Not @cloudflare/vitest-pool-workers.\nexport default {};\n"],
  ])("are not all where Node has %s", (_what, config) => {
    const { runner, noTest } = detectSmallApp(vitest(config));
    expect([runner?.name.value, noTest]).toEqual(["vitest", undefined]);
  });
});
