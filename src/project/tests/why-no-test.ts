import type { Warning } from "../project.js";
import type { ChosenRunner } from "./choose-runner.js";
import { WORKERS } from "./config-strings.js";
import type { UnknownAlias } from "./unknown-alias.js";
import type { RunnerConfig } from "./vitest-config.js";

/** No place for a test is among the patterns of the runner. */
export const notFound = (chosen: ChosenRunner, config: RunnerConfig): string =>
  `${patternsOf(chosen, config)}, and no place for a test of the function is among them. Widen them, or name a directory with --test-dir.`;

/** A test is written where the user wants it, though the runner will not find it there. */
export const notRun = (chosen: ChosenRunner, config: RunnerConfig, testDir: string): Warning => ({
  code: "TEST_NOT_RUN",
  message: `${patternsOf(chosen, config)}, and no test in ${testDir}: add it to them, or give another --test-dir.`,
  file: chosen.name.file,
  line: chosen.name.line,
});

/** Tests run in workerd, where the driver finds no Node and some versions of the SDK cannot be loaded. */
export const inWorkers = (chosen: ChosenRunner): string =>
  `${started(chosen)} runs tests in workerd, through ${WORKERS}, and the test needs Node. Give the configuration a project of its own for such tests, without that pool, and have the test written with --test vitest.`;

/** What the test would load is imported by an alias that leads nowhere. */
export function byAlias(chosen: ChosenRunner, { prefix, file }: UnknownAlias, unit: string): string {
  const { value } = chosen.name;
  const option = value === "jest" ? "moduleNameMapper" : "resolve.alias";
  const where = chosen.directory === "" ? "in the project's root" : `in ${chosen.directory}`;
  return `${file} imports by ${JSON.stringify(prefix)}, and ${started(chosen)} ${where} does not know it. Give ${unit} a ${value} configuration with ${option}, or add it to that one, and run this again; --test ${value} writes the test all the same.`;
}

const started = ({ name, script }: ChosenRunner): string => (script === "" ? name.value : `"${script}"`);

function patternsOf(chosen: ChosenRunner, { sets = [] }: RunnerConfig): string {
  const { directory } = chosen;
  const patterns = sets.flatMap(({ include }) => include.map(({ glob, regex }) => glob ?? regex ?? ""));
  const named = [...new Set(patterns)].slice(0, 3).join(", ");
  return `${started(chosen)} runs ${named}${directory === "" ? "" : ` in ${directory}`}`;
}
