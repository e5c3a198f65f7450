import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { copyHazard, readHazards } from "../support/hazards.js";
import { runInProcess } from "../support/in-process.js";
import { copyApp } from "../support/workspace.js";

it("info shows the paths of the configuration from the root, wherever it runs", async () => {
  const app = await copyApp("sdk4", "skill");
  try {
    await writeFile(join(app.directory, "scaffold.config.json"), '{ "layout": { "dir": "src/jobs" } }\n');
    const below = join(app.directory, "src/app");
    expect((await runInProcess(["info"], below)).stdout).toMatch(/\n {2}layout\.dir +src\/jobs +scaffold/);
    const { config } = JSON.parse((await runInProcess(["info", "--json"], below)).stdout);
    expect(config.values).toMatchObject([{ key: "layout.dir", value: "src/jobs" }]);
  } finally {
    await app.remove();
  }
});

it("info tells which functions nothing serves", async () => {
  const hazard = readHazards().find(({ name }) => name === "a-function-that-nothing-serves");
  if (hazard === undefined) throw new Error("the hazard is gone");
  const app = await copyHazard(hazard);
  try {
    const { stdout } = await runInProcess(["info"], app.directory);
    expect(stdout).toContain("\n  sync-contacts  0 * * * *  src/inngest/functions/sync-contacts.ts:3\n");
    expect(stdout).toContain("\n  retired  0 * * * *  src/inngest/functions/retired.ts:3  not served\n");
    const { project } = JSON.parse((await runInProcess(["info", "--json"], app.directory)).stdout);
    expect(project.functions).toMatchObject([
      { id: "sync-contacts", served: true },
      { id: "retired", served: false },
    ]);
  } finally {
    await app.remove();
  }
});

it("info says so where it cannot be told whether a function is served", async () => {
  const hazard = readHazards().find(({ name }) => name === "functions-made-by-factories-in-the-array");
  if (hazard === undefined) throw new Error("the hazard is gone");
  const app = await copyHazard(hazard);
  try {
    const { stdout } = await runInProcess(["info"], app.directory);
    expect(stdout).toContain("0 functions served, others cannot be told");
    expect(stdout).toMatch(/\n {2}sync-contacts .* {2}served or not: cannot be told\n/);
    const { project } = JSON.parse((await runInProcess(["info", "--json"], app.directory)).stdout);
    expect(project.functions).toMatchObject([{ id: "sync-contacts", served: null }]);
  } finally {
    await app.remove();
  }
});
