import { describe, expect, it } from "vitest";
import { applyPlan } from "../../src/apply/apply-plan.js";
import { type Fault, type MemoryHost, memoryHost } from "../../src/apply/memory-host.js";
import { recover } from "../../src/apply/recover.js";
import { SAMPLE_AFTER, SAMPLE_FILES, samplePlan, underRoot } from "./sample-plan.js";

const project = (fault?: Fault): MemoryHost => memoryHost(underRoot("/p", SAMPLE_FILES)).reopened(fault);

const BEFORE = project().tree();
const AFTER = memoryHost(underRoot("/p", SAMPLE_AFTER)).tree();
const CLAIM = /^\/p\/\.scaffold-inngest\/[^/]+\.lock$/;

async function failing(fault: Fault): Promise<{ host: MemoryHost; error: unknown }> {
  const host = project(fault);
  const error = await applyPlan(samplePlan("/p"), host).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { host, error };
}

/** The files that a process left behind which is gone now, and with it its claim. */
function afterDeath(host: MemoryHost, fault?: Fault): MemoryHost {
  const left = host.reopened();
  for (const path of Object.keys(left.tree())) if (CLAIM.test(path)) left.unlink(path);
  return left.reopened(fault);
}

async function recovered(host: MemoryHost): Promise<Record<string, string>> {
  const next = afterDeath(host);
  await recover("/p", next);
  return next.tree();
}

async function stepsOfARun(): Promise<string[]> {
  const host = project();
  await applyPlan(samplePlan("/p"), host);
  return [...host.steps];
}

const steps = await stepsOfARun();
const positions = steps.map((step, index): [number, string] => [
  index + 1,
  step.replace(/[a-z0-9]{6,}-\d\.tmp|\d+-.*/, "…"),
]);
const committed = steps.indexOf("unlink /p/.scaffold-inngest/journal.json") + 1;

describe("a fault while a plan is applied", () => {
  it("has every kind of step to happen at", () => {
    const kinds = [...new Set(steps.map((step) => step.split(" ")[0]))].sort();
    expect(kinds).toEqual([
      "createFile",
      "flush",
      "makeDirectory",
      "moveNew",
      "readFile",
      "removeDirectory",
      "rename",
      "unlink",
    ]);
  });

  it.each(positions)("that happens once, at step %i (%s), leaves the tree as it was or as planned", async (at) => {
    const { host, error } = await failing({ at, how: "once", code: "ENOSPC" });
    if (at <= committed) {
      expect(error).toMatchObject({ code: "IO" });
      expect(host.tree()).toEqual(BEFORE);
    } else {
      expect(error).toBe(undefined);
      expect(await recovered(host)).toEqual(AFTER);
    }
  });

  it.each(positions)("that stays, from step %i (%s) on, is undone by the next run at the latest", async (at) => {
    const { host, error } = await failing({ at, how: "stays", code: "EACCES" });
    expect(error === undefined).toBe(at > committed);
    expect(await recovered(host)).toEqual(at <= committed ? BEFORE : AFTER);
  });

  it.each(positions)("that is a crash at step %i (%s) is undone by the next run", async (at) => {
    const { host } = await failing({ at, how: "crash" });
    expect(await recovered(host)).toEqual(at <= committed ? BEFORE : AFTER);
  });

  it("that is a crash is undone by a run that crashes too, and by the one after that", async () => {
    const { host } = await failing({ at: committed, how: "crash" });
    let at = 0;
    for (let done = false; !done; ) {
      const second = afterDeath(host, { at: ++at, how: "crash" });
      done = await recover("/p", second).then(
        () => true,
        () => false,
      );
      expect(await recovered(second)).toEqual(BEFORE);
    }
    expect(at).toBeGreaterThan(20);
  });

  it("on a disk that is full from any write on, is undone at once", async () => {
    const writes = positions.filter(([, step]) => step.startsWith("createFile"));
    for (const [at] of writes) {
      const { host, error } = await failing({ at, how: "stays", code: "ENOSPC" });
      expect(error).toMatchObject({ code: "IO" });
      expect(host.tree()).toEqual(BEFORE);
    }
    expect(writes.length).toBe(6);
  });
});
