import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { groupBy } from "./group-by.js";
import type { Project } from "./make-project.js";
import type { MutantProject } from "./mutants.js";
import { runTests } from "./runners/run-tests.js";
import { type FileResult, NotRun } from "./runners/test-run.js";

/** Projects whose tests one process runs: those that have the SDK and the runner in common. */
export function runsOf(projects: readonly Project[]): Project[][] {
  return [...groupBy(projects, ({ row }) => `${row.inngest} ${row.runner}`).values()];
}

/** What became of the tests of each project, by its id and by their paths. */
export type TestResults = ReadonlyMap<string, ReadonlyMap<string, FileResult>>;

/** Those among projects with mistakes whose tests all pass. A mistake that ends the whole process is noticed, too. */
export async function survivorsOf(mutants: readonly MutantProject[]): Promise<MutantProject[]> {
  try {
    const results = await runTestsOf(mutants);
    return mutants.filter(({ id }) => ![...(results.get(id)?.values() ?? [])].some(({ failed }) => failed > 0));
  } catch (error) {
    if (!(error instanceof NotRun) || mutants.length < 2) return [];
    const half = Math.ceil(mutants.length / 2);
    return [...(await survivorsOf(mutants.slice(0, half))), ...(await survivorsOf(mutants.slice(half)))];
  }
}

/** Runs the tests of projects of one SDK by one process of their runner. */
export async function runTestsOf(projects: readonly Project[]): Promise<TestResults> {
  const [first] = projects;
  if (first === undefined) return new Map();
  const home = join(first.directory, "..");
  const folder = join(home, `${first.id}-tests`);
  await mkdir(folder, { recursive: true });
  const results = await runTests(first.row.runner, {
    home,
    folder,
    tests: projects.flatMap(({ directory, tests }) => tests.map((path) => join(directory, path))),
    aliases: Object.fromEntries(projects.map(({ alias, directory }) => [alias, join(directory, "src")])),
  });
  return new Map(projects.map((project) => [project.id, resultsOf(project, results)]));
}

/** A test file that the runner did not begin is not there. */
const resultsOf = ({ directory, tests }: Project, results: ReadonlyMap<string, FileResult>): Map<string, FileResult> =>
  new Map(
    tests.flatMap((path) => {
      const result = results.get(join(directory, path));
      return result === undefined ? [] : [[path, result] as const];
    }),
  );
