import { readdirSync, readFileSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyHazard, readHazards } from "../support/hazards.js";
import { runInProcess } from "../support/in-process.js";
import { sample } from "../support/sample.js";
import { readTree } from "../support/tree.js";
import { repository, runTests, type Workspace } from "../support/workspace.js";

/*
 * Every built-in template, with the answers of its first example, in a project of CommonJS modules: all tests pass that
 * are written there, in each runner. Full only: the other two of the four.
 */
const minutes = 60_000;
const PROJECTS = [
  { hazard: "common-js-with-an-array-in-an-object", runner: "jest" },
  { hazard: "common-js-with-exports-by-name", runner: "jest" },
  { hazard: "common-js-with-an-array-in-an-object", runner: "vitest" },
  { hazard: "common-js-with-exports-by-name", runner: "vitest" },
] as const;

describe.each(sample(PROJECTS, 3))("$hazard with $runner", ({ hazard, runner }) => {
  let app: Workspace;

  beforeAll(async () => {
    const one = readHazards().find(({ name }) => name === hazard);
    if (one === undefined) throw new Error(`the hazard ${hazard} is gone`);
    app = await copyHazard(one);
    await prepare(app.directory, runner);
  }, 2 * minutes);

  afterAll(() => app.remove());

  it("has tests that all pass", { timeout: 4 * minutes }, async () => {
    const spec = join(app.directory, "jobs.json");
    await writeFile(spec, JSON.stringify({ jobs: jobsOfExamples() }));
    const added = await runInProcess(["add", "--spec", "jobs.json", "--db", "none", "--json"], app.directory);
    expect(added.code, added.stdout).toBe(0);
    const tests = [...(await readTree(app.directory)).keys()].filter((path) => path.endsWith(".test.js"));
    expect(tests.length).toBeGreaterThan(jobsOfExamples().length);
    const { code, output } = await runTests(app.directory);
    expect(code, output.slice(-4000)).toBe(0);
    expect(output).toContain(`${tests.length} passed`);
  });
});

/** One job of each template, as a spec has it. */
function jobsOfExamples(): object[] {
  const root = join(repository, "templates");
  const ids = readdirSync(root).filter((id) => !id.startsWith("_"));
  return ids.map((id) => {
    const examples = readdirSync(join(root, id, "examples")).filter((file) => file.endsWith(".json"));
    const { answers } = JSON.parse(readFileSync(join(root, id, "examples", examples.sort()[0] ?? ""), "utf8"));
    return { ...answers, template: id };
  });
}

/** The project depends on the runner, and on zod. */
async function prepare(directory: string, runner: "jest" | "vitest"): Promise<void> {
  const path = join(directory, "package.json");
  const { devDependencies: _, ...manifest } = JSON.parse(readFileSync(path, "utf8"));
  const scripts = { test: runner === "vitest" ? "vitest run" : "jest" };
  const dependencies = { ...manifest.dependencies, zod: "^4.0.0" };
  await writeFile(path, JSON.stringify({ ...manifest, scripts, dependencies, devDependencies: { [runner]: "*" } }));
  await mkdir(join(directory, "node_modules"), { recursive: true });
  for (const name of ["zod", runner])
    await symlink(join(repository, "node_modules", name), join(directory, "node_modules", name), "junction").catch(
      () => undefined,
    );
}
