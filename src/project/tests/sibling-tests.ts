import { posix } from "node:path";
import type { Modules } from "../modules.js";
import type { RunnerName } from "../project.js";

/** Whether a path is of a test, by what any of the runners takes for one. */
export const isTestPath = (path: string): boolean => TEST_SUFFIX.test(path);

/** `.test.ts`, `_spec.js`, `-test.ts`. */
export const TEST_SUFFIX = /[._-](?:test|spec)\.[cm]?[jt]sx?$/;

/** Folders of tests that need more than the code: a browser, a server, a database. */
const END_TO_END = /(^|\/)(e2e|playwright|cypress|end-to-end|integration)(\/|$)/i;

/** The tests of a unit, relative to the root; those that need a whole system aside. */
export function testsOf(modules: Modules, unit: string): string[] {
  const { host, root } = modules;
  return host
    .filesMentioning(posix.join(root, unit).replace(/(?<=.)\/$/, ""), WORDS)
    .map((path) => posix.relative(root, path))
    .filter((path) => isTestPath(path) && !END_TO_END.test(posix.relative(unit, path)));
}

/** One of these is in every test, with what it imports or without. */
const WORDS = ["vitest", "@jest/globals", "bun:test", "node:test", "describe(", "expect(", "test("];

const IMPORTS: Readonly<Record<RunnerName, RegExp>> = {
  vitest: /(?:\bfrom\s*|\brequire\()["']vitest["']/,
  jest: /(?:\bfrom\s*|\brequire\()["']@jest\/globals["']/,
  bun: /(?:\bfrom\s*|\brequire\()["']bun:test["']/,
  node: /(?:\bfrom\s*|\brequire\()["']node:test["']/,
};

/** The runner that a test imports; "globals" where it uses what a runner puts there, undefined where it shows neither. */
function importedRunner(text: string): RunnerName | "globals" | undefined {
  const named = (Object.keys(IMPORTS) as RunnerName[]).find((name) => IMPORTS[name].test(text));
  if (named !== undefined) return named;
  return /^\s*(?:describe|it|test)(?:\.\w+)*\(/m.test(text) ? "globals" : undefined;
}

/** More would tell the same. */
const MOST_READ = 40;

/** What the tests import, one for each that shows it. */
export function importsOf(modules: Modules, tests: readonly string[]): (RunnerName | "globals")[] {
  return tests.slice(0, MOST_READ).flatMap((file) => importedRunner(textOf(modules, file)) ?? []);
}

/** A test in another encoding tells nothing, and stops nothing. */
function textOf(modules: Modules, file: string): string {
  try {
    return modules.text(file) ?? "";
  } catch {
    return "";
  }
}
