import { afterAll, beforeAll, describe, expect, it } from "vitest";
import build from "../support/build.js";
import { type Case, copyCase, readCases } from "../support/cases.js";
import { full } from "../support/sample.js";
import { changedFiles, filesThatLost, readTree, type Tree } from "../support/tree.js";
import {
  copyApp,
  LAYOUTS,
  type ProcessResult,
  runTests,
  type SDKS,
  scaffold,
  typeCheck,
  type Workspace,
} from "../support/workspace.js";

/*
 * The commands of fixtures/cases, one after the other in one copy of their app, by the real binary: what they leave
 * behind must compile under the app's own strict configuration and pass its own runner, against the real Inngest SDK.
 */
const minutes = 60_000;

/**
 * Describes the apps of one major: a file for each, so that two workers can share them.
 * @param some the layouts that `npm test` takes; the full run takes all
 */
export function describeApps(sdk: (typeof SDKS)[number], some: readonly (typeof LAYOUTS)[number][]): void {
  const cases = readCases().filter((one) => !one.refused && one.sdk === sdk);
  beforeAll(build, 2 * minutes);
  const layouts = full ? LAYOUTS : some;
  describe.each(layouts.map((layout) => ({ layout })))(`${sdk}/$layout with all its jobs added`, ({ layout }) =>
    withAllJobs(cases, sdk, layout),
  );
  describe.each(cases.filter((one) => one.altered))("$name", alone);
}

function withAllJobs(cases: readonly Case[], sdk: (typeof SDKS)[number], layout: (typeof LAYOUTS)[number]): void {
  const jobs = cases.filter((one) => !one.altered && one.layout === layout);
  let app: Workspace;
  let before: Tree;
  const outputs = new Map<Case, ProcessResult>();

  beforeAll(async () => {
    app = await copyApp(sdk, layout, { git: true });
    before = await readTree(app.directory);
    for (const job of jobs) outputs.set(job, await scaffold(app.directory, [...job.args, "--json"]));
  }, 2 * minutes);

  afterAll(() => app.remove());

  it.each(jobs)("adds $args", (job) => {
    const result = outputs.get(job);
    expect({ code: result?.code, stderr: result?.stderr }, result?.output).toEqual({ code: 0, stderr: "" });
  });

  it("only adds to the files that were there", async () => {
    const after = await readTree(app.directory);
    expect(filesThatLost(before, after)).toEqual([]);
    expect(changedFiles(before, after).size).toBeGreaterThan(0);
  });

  it("type-checks under the app's strict configuration", { timeout: minutes }, async () => {
    const result = await typeCheck(app.directory);
    expect(result.code, result.output).toBe(0);
  });

  it("passes the tests that were generated, and those that were there", { timeout: 2 * minutes }, async () => {
    const result = await runTests(app.directory);
    expect(result.code, result.output).toBe(0);
    for (const path of generatedTests(outputs)) expect(result.output).toContain(path);
  });

  it("changes nothing when every command is run again", { timeout: minutes }, async () => {
    const once = await readTree(app.directory);
    for (const job of jobs) {
      const result = await scaffold(app.directory, [...job.args, "--json"]);
      expect(result.code, result.output).toBe(0);
      expect(new Set(actions(result))).toEqual(new Set(["identical"]));
    }
    expect(changedFiles(once, await readTree(app.directory))).toEqual(new Map());
  });

  it("writes one test driver for all tests", async () => {
    const drivers = [...(await readTree(app.directory)).keys()].filter((path) =>
      path.endsWith("inngest-test-driver.ts"),
    );
    expect(drivers).toHaveLength(1);
  });
}

function alone(one: Case): void {
  it("compiles and passes the tests that were generated", { timeout: minutes }, async () => {
    const app = await copyCase(one);
    try {
      const added = await scaffold(app.directory, [...one.args, "--json"]);
      expect(added.code, added.output).toBe(0);
      const compiled = await typeCheck(app.directory);
      expect(compiled.code, compiled.output).toBe(0);
      const tested = await runTests(app.directory);
      expect(tested.code, tested.output).toBe(0);
    } finally {
      await app.remove();
    }
  });
}

interface Change {
  readonly path: string;
  readonly action: string;
}

const changes = (result: ProcessResult | undefined): Change[] =>
  result ? (JSON.parse(result.stdout) as { changes: Change[] }).changes : [];

const actions = (result: ProcessResult | undefined): string[] => changes(result).map((change) => change.action);

const generatedTests = (outputs: ReadonlyMap<Case, ProcessResult>): string[] =>
  [...outputs.values()].flatMap((result) =>
    changes(result)
      .filter((change) => /\.(test|spec)\.ts$/.test(change.path))
      .map((change) => change.path),
  );
