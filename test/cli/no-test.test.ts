import { describe, expect, it } from "vitest";
import { copyHazard, readHazards } from "../support/hazards.js";
import { runInProcess } from "../support/in-process.js";

interface Report {
  readonly changes: readonly { readonly path: string }[];
  readonly warnings: readonly { readonly code: string }[];
  readonly nextSteps: readonly string[];
}

async function reported(name: string, more: readonly string[]): Promise<Report> {
  const hazard = readHazards().find((each) => each.name === name);
  if (hazard === undefined) throw new Error(`there is no ${name}`);
  const app = await copyHazard(hazard);
  try {
    const { stdout } = await runInProcess([...hazard.args, ...more, "--json", "--dry-run"], app.directory);
    return JSON.parse(stdout) as Report;
  } finally {
    await app.remove();
  }
}

describe("a test that the runner could not run", () => {
  it.each([
    "a-runner-that-would-find-no-test",
    "an-alias-that-the-runner-above-does-not-know",
    "tests-that-run-in-workerd",
  ])("is written where --test asks for it, and nothing is to be installed: %s", async (name) => {
    const isTest = ({ path }: { readonly path: string }): boolean => path.endsWith("probe-job.test.ts");
    const without = await reported(name, []);
    expect([without.changes.some(isTest), without.warnings.map(({ code }) => code)]).toEqual([false, ["TEST_NOT_RUN"]]);
    const asked = await reported(name, ["--test", "vitest"]);
    expect([asked.changes.some(isTest), asked.warnings]).toEqual([true, []]);
    expect(asked.nextSteps.filter((step) => step.startsWith("Install "))).toEqual([]);
  });
});
