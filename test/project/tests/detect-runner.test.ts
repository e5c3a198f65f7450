import { describe, expect, it } from "vitest";
import { globRegExp } from "../../../src/project/glob.js";
import { detectSmallApp } from "../app.js";

const manifest = (dev: Record<string, string>, test = "", more: Record<string, string> = {}) =>
  JSON.stringify({ scripts: { test, ...more }, dependencies: { inngest: "^3.0.0" }, devDependencies: dev });
type Files = Record<string, string | undefined>;
const found = (files: Files, choose: Parameters<typeof detectSmallApp>[1] = {}) => {
  const { runner, noTest, warnings } = detectSmallApp(files, choose);
  return { runner, noTest, warnings: warnings.map(({ code }) => code) };
};
const runnerOf = (files: Files) => {
  const { runner } = found(files);
  return runner && [runner.name.value, runner.globals, runner.place, runner.suffix];
};
const VITEST = { "package.json": manifest({ vitest: "^4.0.0" }) };
const BESIDE = "src/lib/inngest/functions/tidy.test.ts";

describe("the runner", () => {
  it("is none where none is installed", () => {
    expect(runnerOf({})).toBeUndefined();
  });

  it.each([
    ["vitest run", "vitest"],
    ["jest --ci", "jest"],
    ["react-scripts test", "jest"],
    ["bun test", "bun"],
    ["bun --env-file=.env test --coverage", "bun"],
    ["node --test", "node"],
    ["node --import tsx --test 'test/**/*.ts'", "node"],
    ["tsx --test src", "node"],
    ["npm run lint && c8 node --test", "node"],
  ])("is the one that the script runs, whatever is installed: %s", (script, name) => {
    expect(runnerOf({ "package.json": manifest({ vitest: "1", jest: "1" }, script) })?.[0]).toBe(name);
  });

  it.each([
    ["bun run test:unit", "vitest"],
    ["node scripts/test.mjs --testing", "vitest"],
    ["jest-junit", "vitest"],
  ])("is not what a script only looks like: %s", (script, name) => {
    expect(runnerOf({ "package.json": manifest({ vitest: "1" }, script) })?.[0]).toBe(name);
  });

  it("is what the tests import where a script starts several or none", () => {
    const tests = { [BESIDE]: 'import { it } from "bun:test";\n' };
    expect(runnerOf({ ...VITEST, ...tests })?.[0]).toBe("bun");
    const both = manifest({ vitest: "1" }, "vitest run && bun test");
    expect(runnerOf({ "package.json": both, ...tests })?.[0]).toBe("bun");
    expect(runnerOf({ "package.json": both })?.[0]).toBe("vitest");
  });

  it("is told by tests elsewhere where the functions have none", () => {
    const tests = { "src/lib/price.test.ts": 'import test from "node:test";\n' };
    expect(runnerOf({ ...VITEST, ...tests })?.[0]).toBe("node");
    expect(runnerOf({ ...VITEST, ...tests, [BESIDE]: 'import { it } from "vitest";\n' })?.[0]).toBe("vitest");
  });

  it("is told by other scripts before what is installed for something else", () => {
    expect(
      runnerOf({ "package.json": manifest({ vitest: "1" }, "turbo test", { "test:unit": "bun test" }) })?.[0],
    ).toBe("bun");
  });

  it("is one that is configured where nothing else tells", () => {
    const both = { "package.json": manifest({ vitest: "1", jest: "1" }) };
    expect(runnerOf({ ...both, "jest.config.js": "module.exports = {};\n" })?.[0]).toBe("jest");
    const own = JSON.stringify({
      jest: {},
      dependencies: { inngest: "3" },
      devDependencies: { vitest: "1", jest: "1" },
    });
    expect(runnerOf({ "package.json": own })?.[0]).toBe("jest");
  });
});

describe("a runner of the workspace", () => {
  const unit = {
    "package.json": JSON.stringify({ devDependencies: { vitest: "^2.1.8" }, scripts: { test: "vitest" } }),
    "apps/web/package.json": JSON.stringify({ dependencies: { inngest: "^3.40.0" } }),
    "apps/web/inngest.ts": [
      'import { Inngest } from "inngest";',
      'import { serve } from "inngest/next";',
      'export const inngest = new Inngest({ id: "app" });',
      'export const tidy = inngest.createFunction({ id: "tidy" }, { event: "app/tidy" }, async () => {});',
      "export default serve({ client: inngest, functions: [tidy] });\n",
    ].join("\n"),
    "src/app/api/inngest/route.ts": undefined,
  };
  const inWeb = (files: Files) => detectSmallApp({ ...unit, ...files }, { serve: "apps/web/inngest.ts" });

  it.each([
    ["pnpm-workspace.yaml", "packages:\n  - apps/*\n"],
    ["README.md", "no workspace at all, and no lock file below\n"],
  ])("serves the package that %s makes one of it", (file, text) => {
    const { runner } = inWeb({ [file]: text });
    expect([runner?.name.value, runner?.directory]).toEqual(["vitest", ""]);
  });

  it.each([
    ["another workspace's", { "pnpm-workspace.yaml": "packages:\n  - packages/*\n" }],
    ["alone by its lock file", { "apps/web/pnpm-lock.yaml": "" }],
  ])("is not that of a package that is %s", (_what, files) => {
    expect(inWeb(files).runner).toBeUndefined();
  });

  it("is started where the package's own script starts it", () => {
    const own = JSON.stringify({ dependencies: { inngest: "^3.40.0" }, scripts: { test: "vitest run" } });
    const { runner } = inWeb({ "pnpm-workspace.yaml": "packages:\n  - apps/*\n", "apps/web/package.json": own });
    expect(runner?.directory).toBe("apps/web");
  });
});

describe("globals", () => {
  const config = { "vitest.config.mts": "export default { test: { globals: true } };\n" };
  const types = { "tsconfig.json": '{ "compilerOptions": { "types": ["vitest/globals"] } }' };
  const imports = { "src/lib/price.test.ts": 'import { it } from "vitest";\n\nit("works", () => {});\n' };
  const plain = { "src/lib/price.test.ts": 'it("works", () => {\n  expect(1).toBe(1);\n});\n' };
  const jest = { "package.json": manifest({ jest: "^30.0.0" }) };

  it.each([
    ["what the compiler does not know", config, false],
    ["what the compiler knows", { ...config, ...types }, true],
    ["what the runner does not put there", { ...types }, false],
    ["where the tests import", { ...config, ...types, ...imports }, false],
    ["where the tests do without", { ...config, ...plain }, true],
    ["where the tests do without, and the runner has none", plain, false],
  ])("of vitest are used but for %s", (_what, files, expected) => {
    expect(runnerOf({ ...VITEST, ...files })?.[1]).toBe(expected);
  });

  it.each([
    ["no types of theirs are installed", jest, false],
    ["types of theirs are installed", { "package.json": manifest({ jest: "^30.0.0", "@types/jest": "30" }) }, true],
    ["the types are among others", { ...jest, "tsconfig.json": '{ "compilerOptions": { "types": ["jest"] } }' }, true],
    [
      "the types are left out",
      {
        "package.json": manifest({ jest: "^30.0.0", "@types/jest": "30" }),
        "tsconfig.json": '{ "extends": "./base", "compilerOptions": {} }',
        "base.json": '{ "compilerOptions": { "types": ["node"] } }',
      },
      false,
    ],
    ["the tests do without imports", { ...jest, ...plain }, true],
    ["the tests import", { ...jest, [BESIDE]: 'import { expect } from "@jest/globals";\n' }, false],
  ])("of Jest are told by whether %s", (_what, files, expected) => {
    expect(runnerOf(files)?.[1]).toBe(expected);
  });
});

describe("the place of tests", () => {
  it.each([
    ["src/lib/inngest/functions/tidy.spec.ts", { kind: "beside" }, ".spec.ts"],
    ["src/lib/inngest/functions/__tests__/tidy.test.ts", { kind: "tests-folder", name: "__tests__" }, ".test.ts"],
    ["__tests__/inngest-jobs.test.ts", { kind: "directory", directory: "__tests__" }, ".test.ts"],
    ["__tests__/unit/inngest.test.ts", { kind: "directory", directory: "__tests__/unit" }, ".test.ts"],
    ["src/jobs/__tests__/mentions.test.ts", { kind: "tests-folder", name: "__tests__" }, ".test.ts"],
    ["tests/unit/jobs/tidy.test.ts", { kind: "directory", directory: "tests/unit/jobs" }, ".test.ts"],
    ["tests/crypto/mentions.test.ts", { kind: "directory", directory: "tests/inngest" }, ".test.ts"],
    ["tests/unit/crypto/mentions.test.ts", { kind: "directory", directory: "tests/unit/inngest" }, ".test.ts"],
    ["tests/jobs/mentions.test.ts", { kind: "directory", directory: "tests/jobs" }, ".test.ts"],
    ["src/lib/inngest/functions/tidy.test.tsx", { kind: "beside" }, ".test.ts"],
  ])("is where %s is", (file, place, suffix) => {
    expect(runnerOf({ ...VITEST, [file]: "// inngest" })).toEqual(["vitest", false, place, suffix]);
  });

  const price = 'import { it } from "vitest";\n';
  it.each([
    [["src/lib/price.test.ts", "src/lib/tax.test.ts", "tests/old.test.ts"], { kind: "beside" }, ".test.ts"],
    [["src/lib/__tests__/price.test.ts"], { kind: "tests-folder", name: "__tests__" }, ".test.ts"],
    [["test/lib/inngest/client.spec.ts"], { kind: "directory", directory: "test/lib/inngest" }, ".spec.ts"],
    [["test/lib/price.spec.ts"], { kind: "directory", directory: "test/lib" }, ".spec.ts"],
    [["test/app/price.spec.ts"], { kind: "directory", directory: "test/lib/inngest" }, ".spec.ts"],
    [["tests/unit/price.test.ts"], { kind: "directory", directory: "tests/unit/inngest" }, ".test.ts"],
    [["__tests__/price.test.ts"], { kind: "directory", directory: "__tests__/inngest" }, ".test.ts"],
    [["e2e/price.spec.ts", "tests/e2e/tax.spec.ts"], { kind: "beside" }, ".test.ts"],
  ])("is told by all tests where none is of Inngest: %s", (files, place, suffix) => {
    const tests = Object.fromEntries(files.map((file) => [file, price]));
    const sources = { "src/lib/price.ts": "export {};\n", "src/lib/tax.ts": "export {};\n", "src/app/a.ts": "" };
    expect(runnerOf({ ...VITEST, ...sources, ...tests })?.slice(2)).toEqual([place, suffix]);
  });

  it.each([
    ["include: ['tests/**/*.test.ts']", { kind: "directory", directory: "tests/inngest" }, ".test.ts"],
    [
      "include: ['**/__tests__/**/*.{test,spec}.?(c|m)[jt]s?(x)']",
      { kind: "tests-folder", name: "__tests__" },
      ".test.ts",
    ],
    [
      "include: ['app/**/*.test.ts', '__tests__/**/*.test.ts']",
      { kind: "directory", directory: "__tests__/inngest" },
      ".test.ts",
    ],
    ["include: ['app/**/*.test.ts', 'specs/*.ts']", { kind: "directory", directory: "specs" }, ".test.ts"],
    ["include: ['app/**/*.test.ts']", { kind: "directory", directory: "app/inngest" }, ".test.ts"],
    ["include: ['src/**/*.test.ts']", { kind: "beside" }, ".test.ts"],
    ["include: ['src/**/*.spec.ts']", { kind: "beside" }, ".spec.ts"],
    ["include: patterns", { kind: "beside" }, ".test.ts"],
    ["coverage: { include: ['lib/**'] }", { kind: "beside" }, ".test.ts"],
    ["dir: 'checks'", { kind: "directory", directory: "checks/inngest" }, ".test.ts"],
    [
      "exclude: [...configDefaults.exclude, 'src/**/functions/*']",
      { kind: "tests-folder", name: "__tests__" },
      ".test.ts",
    ],
    ["projects: [{ test: { include: ['unit/*.test.ts'] } }]", { kind: "directory", directory: "unit" }, ".test.ts"],
    ["projects: ['src', 'other']", { kind: "beside" }, ".test.ts"],
  ])("obeys vitest's %s", (option, place, suffix) => {
    const config = `import { defineConfig } from "vitest/config";\nexport default defineConfig({ test: { ${option} } });\n`;
    expect(runnerOf({ ...VITEST, "vitest.config.mts": config })?.slice(2)).toEqual([place, suffix]);
  });

  it("obeys the projects of a workspace file", () => {
    const workspace = 'export default defineWorkspace([{ test: { include: ["unit/**/*.spec.ts"] } }]);\n';
    expect(runnerOf({ ...VITEST, "vitest.workspace.ts": workspace })?.slice(2)).toEqual([
      { kind: "directory", directory: "unit/inngest" },
      ".spec.ts",
    ]);
  });

  it("obeys a workspace file that lists folders alone", () => {
    const config = 'export default { test: { include: ["unit/**/*.spec.ts"] } };\n';
    const files = { "vitest.workspace.ts": 'export default ["tools"];\n', "tools/vitest.config.ts": config };
    expect(runnerOf({ ...VITEST, ...files })?.slice(2)).toEqual([
      { kind: "directory", directory: "tools/unit/inngest" },
      ".spec.ts",
    ]);
  });

  it.each([
    ["testMatch: ['<rootDir>/test/**/*.spec.ts']", { kind: "directory", directory: "test/inngest" }, ".spec.ts"],
    ["testMatch: ['**/*.spec.ts']", { kind: "beside" }, ".spec.ts"],
    ["testRegex: '.*\\\\.spec\\\\.ts$'", { kind: "beside" }, ".spec.ts"],
    ["roots: ['<rootDir>/test']", { kind: "directory", directory: "test/inngest" }, ".test.ts"],
    ["testPathIgnorePatterns: ['/functions/[^/]+$']", { kind: "tests-folder", name: "__tests__" }, ".test.ts"],
    ["rootDir: 'test'", { kind: "directory", directory: "test/inngest" }, ".test.ts"],
  ])("obeys Jest's %s", (option, place, suffix) => {
    const files = { "package.json": manifest({ jest: "30" }), "jest.config.js": `module.exports = { ${option} };\n` };
    expect(runnerOf(files)?.slice(2)).toEqual([place, suffix]);
  });

  it("obeys what package.json tells Jest", () => {
    const json = {
      jest: { testRegex: "\\.spec\\.ts$" },
      dependencies: { inngest: "3" },
      devDependencies: { jest: "30" },
    };
    expect(runnerOf({ "package.json": JSON.stringify(json) })?.[3]).toBe(".spec.ts");
  });

  it.each([
    ['[test]\nroot = "./checks"\n', { kind: "directory", directory: "checks/inngest" }],
    ['[install]\nroot = "x"\n\n[test]\ncoverage = true\n', { kind: "beside" }],
  ])("obeys what bunfig.toml tells Bun: %j", (bunfig, place) => {
    const files = { "package.json": manifest({}, "bun test"), "bunfig.toml": bunfig };
    expect(runnerOf(files)?.slice(2)).toEqual([place, ".test.ts"]);
  });

  it.each([
    ["node --test", { kind: "beside" }, ".test.ts"],
    ["node --import tsx --test 'test/**/*.spec.ts'", { kind: "directory", directory: "test/inngest" }, ".spec.ts"],
    ["tsx --test --test-reporter spec test", { kind: "directory", directory: "test/inngest" }, ".test.ts"],
    ["tsc && node --test dist/", { kind: "beside" }, ".test.ts"],
    ["tsc && node --test 'dist/test/**/*.test.js'", { kind: "directory", directory: "src/test/inngest" }, ".test.ts"],
  ])("obeys what the script gives Node: %s", (script, place, suffix) => {
    expect(runnerOf({ "package.json": manifest({}, script) })?.slice(2)).toEqual([place, suffix]);
  });

  it.each(["_test.ts", "-test.ts", "_spec.ts"])("has the name of the others: %s", (suffix) => {
    const runner = suffix.includes("-") ? "node --test" : "bun test";
    const module = suffix.includes("-") ? "node:test" : "bun:test";
    const files = { "package.json": manifest({}, runner), [`src/lib/price${suffix}`]: `import "${module}";\n` };
    expect(runnerOf(files)?.slice(2)).toEqual([{ kind: "beside" }, suffix]);
  });
});

describe("a test that nobody would run", () => {
  const config = { "vitest.config.ts": "export default { test: { include: ['unit/only.ts'] } };\n" };

  it("is not written, and it is said why", () => {
    expect(found({ ...VITEST, ...config })).toEqual({
      runner: undefined,
      noTest:
        "vitest runs unit/only.ts, and no place for a test of the function is among them. Widen them, or name a directory with --test-dir.",
      warnings: [],
    });
  });

  it("is written where the user wants it, with a warning", () => {
    const { runner, warnings } = found({ ...VITEST, ...config }, { testDir: "unit" });
    expect([runner?.place, warnings]).toEqual([{ kind: "directory", directory: "unit" }, ["TEST_NOT_RUN"]]);
  });

  it("gets the suffix that the runner looks for in the directory given", () => {
    const { runner, warnings } = found(
      { ...VITEST, "vitest.config.ts": "export default { test: { include: ['unit/**/*.spec.ts'] } };\n" },
      { testDir: "unit" },
    );
    expect([runner?.suffix, warnings]).toEqual([".spec.ts", []]);
  });
});

describe("the environment", () => {
  const jest = (option: string) => ({
    "package.json": manifest({ jest: "30" }),
    "jest.config.ts": `const config: Config = { ${option} };\nexport default createJestConfig(config);\n`,
  });
  it.each([
    ["jsdom of Jest", jest("testEnvironment: 'jsdom'"), "jsdom"],
    ["jsdom of Jest by its package", jest("testEnvironment: 'jest-environment-jsdom'"), "jsdom"],
    ["Jest's own", jest("testEnvironment: 'node'"), undefined],
    ["vitest's usual", VITEST, undefined],
    [
      "happy-dom of vitest",
      { ...VITEST, "vite.config.ts": "export default defineConfig(() => ({ test: { environment: 'happy-dom' } }));\n" },
      "happy-dom",
    ],
  ])("is named where it is not Node's: %s", (_what, files, environment) => {
    expect(found(files).runner?.environment).toBe(environment);
  });
});

describe("an environment that the set-up of tests needs", () => {
  const jsdom = (setup: string): Files => ({
    ...VITEST,
    "vitest.config.ts":
      'export default defineConfig({ test: { environment: "jsdom", setupFiles: ["./setup.ts"] } });\n',
    "setup.ts": setup,
  });

  it.each([
    ["what is written to the window", "window.matchMedia = () => ({ matches: false });\n", undefined],
    ["what is defined there", 'Object.defineProperty(window, "scrollTo", { value: () => {} });\n', undefined],
    ["what is done after each test", "afterEach(() => { document.body.innerHTML = ''; });\n", undefined],
    ["prototypes of elements", "HTMLElement.prototype.scrollIntoView = () => {};\n", undefined],
    ["nothing", 'import "@testing-library/jest-dom/vitest";\n', "jsdom"],
    ["a window only where there is one", 'if (typeof window !== "undefined") window.scrollTo = () => {};\n', "jsdom"],
    ["a property of that name", "const config = { window: 1 };\nexport default config.window;\n", "jsdom"],
  ])("stays with %s", (_what, setup, environment) => {
    expect(found(jsdom(setup)).runner?.environment).toBe(environment);
  });

  it("is Node's under Jest all the same, whose own has no fetch()", () => {
    const files = {
      "package.json": manifest({ jest: "30" }),
      "jest.config.js": 'module.exports = { testEnvironment: "jsdom", setupFiles: ["./setup.ts"] };\n',
      "setup.ts": "window.scrollTo = () => {};\n",
    };
    expect(found(files).runner?.environment).toBe("jsdom");
  });
});

describe("a client that the set-up of tests replaces", () => {
  const vitest = (setup: string) => ({
    ...VITEST,
    "vitest.config.ts": `export default defineConfig({ test: { setupFiles: ${setup} } });\n`,
  });
  const jest = (option: string) => ({
    "package.json": manifest({ jest: "30" }),
    "jest.config.js": `module.exports = { ${option} };\n`,
  });
  const mock = (specifier: string): string => `vi.mock("${specifier}", () => ({ inngest: {} }));\n`;
  const CLIENT = "@/lib/inngest/client";

  it.each<[string, Files, true | undefined]>([
    ["by vitest's setupFiles", { ...vitest("'./setup.ts'"), "setup.ts": mock(CLIENT) }, true],
    [
      "by a file that these import",
      { ...vitest("['test/setup.ts']"), "test/setup.ts": 'import "./mocks";\n', "test/mocks.ts": mock(CLIENT) },
      true,
    ],
    [
      "by Jest's setupFilesAfterEnv",
      { ...jest("setupFilesAfterEnv: ['<rootDir>/jest.setup.ts']"), "jest.setup.ts": mock("./src/lib/inngest/client") },
      true,
    ],
    ["by Jest's setupFiles", { ...jest("setupFiles: ['./jest.setup.ts']"), "jest.setup.ts": mock(CLIENT) }, true],
    ["in no set-up that runs", { ...VITEST, "setup.ts": mock(CLIENT) }, undefined],
    ["while another module is", { ...vitest("'./setup.ts'"), "setup.ts": mock("@/lib/db") }, undefined],
    ["in a set-up that does not parse", { ...vitest("'./setup.ts'"), "setup.ts": `${mock(CLIENT)}(` }, undefined],
  ])("is known where it is replaced %s", (_what, files, expected) => {
    expect(found(files).runner?.mocksClient).toBe(expected);
  });
});

describe("globRegExp", () => {
  it.each([
    ["**/*.test.ts", "a.test.ts", true],
    ["**/*.test.ts", "a/b/c.test.ts", true],
    ["tests/**", "tests/a/b.ts", true],
    ["src/*.ts", "src/a/b.ts", false],
    ["*.{test,spec}.ts", "a.spec.ts", true],
    ["*.?(c|m)[jt]s?(x)", "a.mts", true],
    ["*.?(c|m)[jt]s?(x)", "a.jsx", true],
    ["**/?(*.)+(spec|test).?([mc])[jt]s?(x)", "a/b.test.mts", true],
    ["**/?(*.)+(spec|test).?([mc])[jt]s?(x)", "a/test.ts", true],
    ["**/?(*.)+(spec|test).?([mc])[jt]s?(x)", "a/b.tests.ts", false],
    ["@(a|b).ts", "a.ts", true],
    ["**/__tests__/**/*.(test|spec).[jt]s?(x)", "src/__tests__/a.spec.ts", true],
    ["**/*.(test|spec).ts", "a.other.ts", false],
    ["**/*.(unit|int).(test|spec).ts", "a/b.int.spec.ts", true],
    ["app/(shop)/*.ts", "app/(shop)/a.ts", true],
    ["a+b.ts", "aab.ts", false],
  ])("%s on %s is %s", (glob, path, expected) => {
    expect(globRegExp(glob).test(path)).toBe(expected);
  });
});

describe("tests that are CommonJS", () => {
  const moduleOf = (script: string, type: string | undefined, module: string | undefined) => {
    const json = { ...JSON.parse(manifest({ tsx: "4" }, script)), ...(type === undefined ? {} : { type }) };
    const compilerOptions = { strict: true, ...(module === undefined ? {} : { module }) };
    const files = { "package.json": JSON.stringify(json), "tsconfig.json": JSON.stringify({ compilerOptions }) };
    return found(files).runner?.module ?? "esm";
  };

  it.each([
    ["bun test", undefined, "node16", "cjs"],
    ["bun test", "commonjs", "NodeNext", "cjs"],
    ["bun test", undefined, "node20", "cjs"],
    ["bun test", "module", "nodenext", "esm"],
    ["bun test", "module", "commonjs", "cjs"],
    ["bun test", undefined, "CommonJS", "cjs"],
    ["bun test", undefined, "preserve", "esm"],
    ["bun test", undefined, "esnext", "esm"],
    ["bun test", undefined, undefined, "esm"],
    ["tsx --test", undefined, "esnext", "cjs"],
    ["tsx --test", "module", "node16", "esm"],
    ["node --test", undefined, "node16", "esm"],
    ["vitest run", undefined, "node16", "esm"],
  ])("are known by the runner, the type of the package and the compiler: %s, %s, %s", (script, type, module, form) => {
    expect(moduleOf(script, type, module)).toBe(form);
  });
});
