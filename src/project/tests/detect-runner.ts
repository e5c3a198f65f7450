import { posix } from "node:path";
import { majority } from "../majority.js";
import { dependency } from "../manifest.js";
import type { Modules } from "../modules.js";
import type { Conventions, LayoutName, Runner, RunnerName, Warning } from "../project.js";
import { type ChosenRunner, chooseRunner } from "./choose-runner.js";
import { findPlace } from "./find-place.js";
import { jestConfig } from "./jest-config.js";
import { isLoadedByRequire } from "./loaded-by-require.js";
import { runnerManifests } from "./runner-manifests.js";
import { bunConfig, nodeConfig } from "./script-config.js";
import { nodeTestCall } from "./script-runners.js";
import { importsOf, isTestPath, TEST_SUFFIX, testsOf } from "./sibling-tests.js";
import { type FunctionsPlace, placeOfOtherTests, placeOfOurTests, TEST_FOLDERS } from "./test-place.js";
import { isMockedBySetup, needsBrowser } from "./test-setup.js";
import { typesFor } from "./tsconfig-types.js";
import { unknownAlias } from "./unknown-alias.js";
import { type RunnerConfig, vitestConfig } from "./vitest-config.js";
import { byAlias, inWorkers, notFound, notRun } from "./why-no-test.js";

interface RunnerInput extends FunctionsPlace {
  readonly layout: LayoutName | undefined;
  readonly language: "ts" | "js";
  /** Files of the unit that mention inngest. */
  readonly mentions: readonly string[];
  /** The module that functions import the client from, where that is a file. */
  readonly client?: string | undefined;
  /** How new functions import, and the files that tell how the client is reached. */
  readonly specifiers: Conventions["specifiers"];
  readonly clientFiles: readonly string[];
  /** Where the user wants the tests, relative to the root. */
  readonly testDir: string | undefined;
}

/** A runner, or why no test can be written for the one that there is; neither where there is none. */
export interface FoundRunner {
  readonly runner?: Runner;
  readonly noTest?: string;
  /** The runner does not know the package's alias, by which new files alone would import: they do it relatively. */
  readonly relative?: true;
  readonly warnings?: readonly Warning[];
}

/** The test runner, and where and how its tests are written. Configuration is read as text and never run. */
export function detectRunner(modules: Modules, input: RunnerInput): FoundRunner {
  const { unit, directory, language, testDir } = input;
  const ours = ourTests(modules, input);
  const others = ours.length > 0 ? [] : testsOf(modules, unit);
  const tests = ours.length > 0 ? ours : others;
  const imported = importsOf(modules, tests);
  const manifests = runnerManifests(modules.host, modules.root, unit);
  const chosen = chooseRunner(modules, { unit, manifests, imported });
  if (chosen === undefined) return {};
  const config = configOf(modules, chosen);
  if (config.workers === true) return { noTest: inWorkers(chosen) };
  const unknown = unknownAlias(modules, { ...input, chosen });
  if (unknown?.file !== undefined) return { noTest: byAlias(chosen, unknown, unit) };
  const chosenPlace = testDir === undefined ? undefined : ({ kind: "directory", directory: testDir } as const);
  const usual = (): Runner["place"] =>
    placeOfOurTests(ours, input) ?? placeOfOtherTests(modules, others, input) ?? usualPlace(input);
  const wanted = { place: chosenPlace ?? usual(), suffix: usualSuffix(tests) ?? `.test.${language}` };
  const taken = findPlace(modules, { wanted, directory, sets: config.sets, only: chosenPlace !== undefined });
  const { name } = chosen;
  if (taken === undefined && testDir === undefined) return { noTest: notFound(chosen, config) };
  const found = taken ?? wanted;
  // Vitest keeps Node's own globals beside a browser's, and what the set-up of tests needs it has to find.
  const keeps = name.value === "vitest" && needsBrowser(modules, config.setup ?? []);
  const environment = keeps ? undefined : config.environments.find((each) => each !== "node");
  const command = name.value === "node" ? nodeTestCall(chosen.script)?.command : undefined;
  const folder = folderOf(found.place, input);
  const typed = { types: typesFor(modules.host, modules.root, posix.join(modules.root, folder)), language };
  const hasTypes = dependency(manifests, "@types/jest") !== undefined;
  return {
    runner: {
      name,
      globals: usesGlobals(name.value, { imported, config, hasTypes, ...typed }),
      ...found,
      directory: chosen.directory,
      ...(config.sets === undefined ? {} : { sets: config.sets }),
      ...(environment === undefined ? {} : { environment }),
      ...(input.client !== undefined && isMockedBySetup(modules, config.setup ?? [], input.client)
        ? { mocksClient: true as const }
        : {}),
      ...(command === undefined ? {} : { command }),
      ...(isLoadedByRequire(modules, { ...input, manifests, chosen, folder, suffix: found.suffix })
        ? { module: "cjs" as const }
        : {}),
    },
    ...(unknown === undefined ? {} : { relative: true as const }),
    ...(taken === undefined ? { warnings: [notRun(chosen, config, testDir ?? "")] } : {}),
  };
}

function configOf(modules: Modules, { name, directory, script }: ChosenRunner): RunnerConfig {
  switch (name.value) {
    case "vitest":
      return vitestConfig(modules, directory);
    case "jest":
      return jestConfig(modules, directory);
    case "bun":
      return bunConfig(modules, directory);
    case "node":
      return nodeConfig(directory, script);
  }
}

/** Tests beside the functions and below them, then those that mention inngest. */
function ourTests(modules: Modules, { functionFiles, mentions }: RunnerInput): string[] {
  const directories = new Set(functionFiles.map((file) => posix.dirname(file)));
  const beside = [...directories].flatMap((directory) =>
    ["", ...TEST_FOLDERS].flatMap((folder) => {
      const path = posix.join(directory, folder);
      return modules.host.list(posix.join(modules.root, path)).map((name) => posix.join(path, name));
    }),
  );
  return [...new Set([...beside, ...mentions])].filter(isTestPath);
}

/** A test of a component has its code among the tags, and ours have none. */
const usualSuffix = (tests: readonly string[]): string | undefined =>
  majority(tests.map((file) => TEST_SUFFIX.exec(file)?.[0].replace(/x$/, "") ?? ""));

const usualPlace = ({ layout, unit }: RunnerInput): Runner["place"] =>
  layout === "lib" ? { kind: "directory", directory: posix.join(unit, "tests/unit/inngest") } : { kind: "beside" };

/** Of the tests, relative to the root. */
const folderOf = (place: Runner["place"], { directory }: RunnerInput): string =>
  place.kind === "directory" ? place.directory : directory.replace(/\/?\{feature\}.*$/, "");

interface Habits {
  readonly imported: readonly (RunnerName | "globals")[];
  readonly config: RunnerConfig;
  readonly types: readonly string[] | undefined;
  readonly hasTypes: boolean;
  readonly language: "ts" | "js";
}

/** The project's tests tell, then whether the compiler knows the names, then whether the runner has them. */
function usesGlobals(name: RunnerName, { imported, config, types, hasTypes, language }: Habits): boolean {
  if (name === "bun" || name === "node" || !config.globals) return false;
  const habit = majority(imported.filter((each) => each === "globals" || each === name));
  if (habit !== undefined) return habit === "globals";
  if (language === "js") return true;
  if (name === "vitest") return types?.includes("vitest/globals") ?? false;
  return types === undefined ? hasTypes : types.some((each) => /^(?:@types\/)?jest$/.test(each));
}
