import { posix } from "node:path";
import { majority } from "./majority.js";
import { dependency, type Manifest, scripts } from "./manifest.js";
import type { Modules } from "./modules.js";
import type { Finding, LayoutName, Runner, RunnerName } from "./project.js";
import { isTestFile } from "./source-files.js";
import { placeIncluded, testIncludes } from "./test-include.js";

interface RunnerInput {
  readonly unit: string;
  readonly sourceRoot: string;
  readonly manifests: readonly Manifest[];
  readonly layout: LayoutName | undefined;
  readonly language: "ts" | "js";
  /** The files of existing functions, and the directory of new ones, which may hold `{feature}`. */
  readonly functionFiles: readonly string[];
  readonly directory: string;
  /** Files of the unit that mention inngest. */
  readonly mentions: readonly string[];
}

/** The test runner, and where and how its tests are written. Configuration is read as text and never run. */
export function detectRunner(modules: Modules, input: RunnerInput): Runner | undefined {
  const config = configFile(modules, input);
  const name = runnerName(input, config);
  if (name === undefined) return undefined;
  const tests = existingTests(modules, input);
  const text = config === undefined ? "" : (modules.text(config) ?? "");
  const suffixes = tests.map((file) => /\.(?:test|spec)\.[cm]?[jt]sx?$/.exec(file)?.[0].replace(/x$/, "") ?? "");
  const includes = name.value === "vitest" ? testIncludes(text) : [];
  const suffix =
    majority(suffixes) ??
    (includes.some((each) => each.includes("spec")) && !includes.some((each) => each.includes("test"))
      ? `.spec.${input.language}`
      : `.test.${input.language}`);
  const place =
    existingPlace(tests, input) ??
    (input.layout === "lib"
      ? { kind: "directory" as const, directory: posix.join(input.unit, "tests/unit/inngest") }
      : { kind: "beside" as const });
  return {
    name,
    globals: usesGlobals(modules, name.value, text, tests),
    place: placeIncluded(place, {
      directory: input.directory,
      base: config === undefined ? input.unit : dirname(config),
      suffix,
      includes,
      host: modules.host,
      root: modules.root,
    }),
    suffix,
  };
}

const CONFIGS = ["vitest.config", "jest.config", "vite.config"].flatMap((name) =>
  ["ts", "mts", "js", "mjs", "cjs", "cts"].map((extension) => `${name}.${extension}`),
);

/** A runner that the unit itself depends on runs there, and never sees the root's configuration. */
function configFile(modules: Modules, { unit, manifests }: RunnerInput): string | undefined {
  const own = ["vitest", "jest"].some((name) => dependency(manifests.slice(0, 1), name) !== undefined);
  return [...new Set(own ? [unit] : [unit, ""])]
    .flatMap((directory) => CONFIGS.map((name) => posix.join(directory, name)))
    .find((file) => modules.isFile(file));
}

/** Where both are there, the scripts tell, then the configuration. */
function runnerName({ manifests }: RunnerInput, config: string | undefined): Finding<RunnerName> | undefined {
  const found = (["vitest", "jest"] as const).flatMap((value) => {
    const range = dependency(manifests, value);
    const configured = config !== undefined && posix.basename(config).startsWith(value);
    if (range === undefined && !configured) return [];
    const used = new RegExp(`\\b${value}\\b`).test(scripts(manifests));
    const place = range ?? { file: config ?? "package.json", line: 1 };
    return [{ value, file: place.file, line: place.line, rank: (used ? 2 : 0) + (configured ? 1 : 0) }];
  });
  const [best] = found.sort((a, b) => b.rank - a.rank);
  return best === undefined ? undefined : { value: best.value, file: best.file, line: best.line };
}

/** Tests beside the functions and below them, then those that mention inngest. */
function existingTests(modules: Modules, { functionFiles, mentions }: RunnerInput): string[] {
  const directories = new Set(functionFiles.map((file) => posix.dirname(file)));
  const beside = [...directories].flatMap((directory) =>
    ["", ...TEST_FOLDERS].flatMap((folder) => {
      const path = posix.join(directory, folder);
      return modules.host.list(posix.join(modules.root, path)).map((name) => posix.join(path, name));
    }),
  );
  return [...new Set([...beside, ...mentions])].filter(isTestFile);
}

/** "" for the root itself. */
const dirname = (file: string): string => posix.dirname(file).replace(/^\.$/, "");

const TEST_FOLDERS = ["__tests__", "tests", "test"];

const OURS = /^(inngest|jobs?|functions?|workers?|workflows?|background)$/i;

/** Tests of functions tell before tests of anything else. */
function existingPlace(tests: readonly string[], { functionFiles }: RunnerInput): Runner["place"] | undefined {
  const directories = new Set(functionFiles.map((file) => posix.dirname(file)));
  const bases = new Set(functionFiles.map((file) => posix.basename(file).replace(/\.[cm]?[jt]sx?$/, "")));
  const ofFunctions = tests.filter((file) =>
    bases.has(posix.basename(file).replace(/\.(test|spec)\.[cm]?[jt]sx?$/, "")),
  );
  const places = (ofFunctions.length > 0 ? ofFunctions : tests).map((file): Runner["place"] => {
    const directory = posix.dirname(file);
    const folder = posix.basename(directory);
    if (directories.has(directory)) return { kind: "beside" };
    if (TEST_FOLDERS.includes(folder) && (folder === "__tests__" || directories.has(posix.dirname(directory))))
      return { kind: "tests-folder", name: folder };
    // Tests that lie in the source tree lie beside what they test.
    const [, top] = /^((?:.*?\/)?(?:tests?|__tests__|specs?)(?:\/unit)?)(?:\/|$)/.exec(directory) ?? [];
    if (top === undefined) return { kind: "beside" };
    // Tests that only mention Inngest lie with what they are about; those of functions get a folder of their own.
    // A topic's folder with the test of one function among several is that topic's.
    const isTopic = bases.size > 2 && ofFunctions.filter((each) => posix.dirname(each) === directory).length < 2;
    const isNear =
      directory === top || OURS.test(folder) || [...directories].some((each) => each.split("/").includes(folder));
    const isOurs = isNear || (ofFunctions.length > 0 && !isTopic);
    return { kind: "directory", directory: isOurs ? directory : posix.join(top, "inngest") };
  });
  return majority(places);
}

function usesGlobals(modules: Modules, name: RunnerName, config: string, tests: readonly string[]): boolean {
  if (name === "vitest") return /\bglobals\s*:\s*true\b/.test(config);
  return (
    !/\binjectGlobals\s*:\s*false\b/.test(config) &&
    !tests.some((file) => modules.text(file)?.includes("@jest/globals"))
  );
}
