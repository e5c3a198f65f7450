import { describe, expect, it } from "vitest";
import { globRegExp } from "../../src/project/glob.js";
import { detectSmallApp } from "./app.js";

const manifest = (dev: Record<string, string>, test = "") =>
  JSON.stringify({ scripts: { test }, dependencies: { inngest: "^3.0.0" }, devDependencies: dev });
const runnerOf = (files: Record<string, string>) => {
  const { runner } = detectSmallApp(files);
  return runner && [runner.name.value, runner.globals, runner.place, runner.suffix];
};
const VITEST = { "package.json": manifest({ vitest: "^4.0.0" }) };

describe("detectRunner", () => {
  it("finds none where none is installed", () => {
    expect(runnerOf({})).toBeUndefined();
  });

  it.each([
    ["vitest run", "vitest"],
    ["jest --ci", "jest"],
  ])("takes the one that the scripts run where both are installed: %s", (script, name) => {
    expect(runnerOf({ "package.json": manifest({ vitest: "1", jest: "1" }, script) })?.[0]).toBe(name);
  });

  it.each([
    ["src/lib/inngest/functions/tidy.spec.ts", { kind: "beside" }, ".spec.ts"],
    ["src/lib/inngest/functions/__tests__/tidy.test.ts", { kind: "tests-folder", name: "__tests__" }, ".test.ts"],
    ["tests/unit/jobs/tidy.test.ts", { kind: "directory", directory: "tests/unit/jobs" }, ".test.ts"],
    ["tests/crypto/mentions.test.ts", { kind: "directory", directory: "tests/inngest" }, ".test.ts"],
    ["tests/unit/crypto/mentions.test.ts", { kind: "directory", directory: "tests/unit/inngest" }, ".test.ts"],
    ["tests/jobs/mentions.test.ts", { kind: "directory", directory: "tests/jobs" }, ".test.ts"],
    ["src/lib/inngest/functions/tidy.test.tsx", { kind: "beside" }, ".test.ts"],
  ])("puts tests where %s is", (file, place, suffix) => {
    expect(runnerOf({ ...VITEST, [file]: "// inngest" })).toEqual(["vitest", false, place, suffix]);
  });

  it.each([
    ["include: ['tests/**/*.test.ts']", { kind: "directory", directory: "tests/inngest" }],
    ["include: ['**/__tests__/**/*.{test,spec}.?(c|m)[jt]s?(x)']", { kind: "tests-folder", name: "__tests__" }],
    ["include: ['src/**/*.test.ts']", { kind: "beside" }],
    ["include: patterns", { kind: "beside" }],
    ["coverage: { include: ['lib/**'] }", { kind: "beside" }],
  ])("obeys the configuration's %s", (option, place) => {
    const config = `export default { test: { globals: true, ${option} } };\n`;
    expect(runnerOf({ ...VITEST, "vitest.config.mts": config })).toEqual(["vitest", true, place, ".test.ts"]);
  });

  it("takes Jest's globals unless its tests import them", () => {
    const jest = { "package.json": manifest({ jest: "^30.0.0" }) };
    expect(runnerOf(jest)?.[1]).toBe(true);
    expect(
      runnerOf({ ...jest, "src/lib/inngest/functions/tidy.test.ts": 'import { expect } from "@jest/globals";\n' })?.[1],
    ).toBe(false);
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
    ["a+b.ts", "aab.ts", false],
  ])("%s on %s is %s", (glob, path, expected) => {
    expect(globRegExp(glob).test(path)).toBe(expected);
  });
});
