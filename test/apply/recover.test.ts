import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyPlan } from "../../src/apply/apply-plan.js";
import { type MemoryHost, memoryHost } from "../../src/apply/memory-host.js";
import { pendingRecovery, recover } from "../../src/apply/recover.js";
import type { Plan } from "../../src/plan/plan.js";
import { onDisk, startChild, treeOf } from "./on-disk.js";
import { change, planOf, SAMPLE_AFTER, SAMPLE_FILES, samplePlan, underRoot } from "./sample-plan.js";

const FULL = process.env.SCAFFOLD_FULL === "1";

/** The sample after a run that was killed when everything was written and nothing yet forgotten. */
async function killedAtTheEnd(): Promise<MemoryHost> {
  const dry = memoryHost(underRoot("/p", SAMPLE_FILES));
  await applyPlan(samplePlan("/p"), dry);
  const at = dry.steps.indexOf("unlink /p/.scaffold-inngest/journal.json") + 1;
  const host = memoryHost(underRoot("/p", SAMPLE_FILES)).reopened({ at, how: "crash" });
  await applyPlan(samplePlan("/p"), host).catch(() => undefined);
  const left = host.reopened();
  for (const path of Object.keys(left.tree())) if (path.endsWith(".lock")) left.unlink(path);
  return left;
}

const backwards = (plan: Plan): Plan => ({
  ...plan,
  changes: plan.changes.map(({ path, before, after }) => change(path, after, before)),
});

describe("recover", () => {
  it("finds nothing to do after a run that ended", async () => {
    const host = memoryHost(underRoot("/p", SAMPLE_FILES));
    await applyPlan(samplePlan("/p"), host);
    const before = host.tree();
    expect([pendingRecovery("/p", host), await recover("/p", host)]).toEqual([undefined, undefined]);
    expect(host.tree()).toEqual(before);
  });

  it("puts every file back and names them, in the order of the plan", async () => {
    const host = await killedAtTheEnd();
    expect(await recover("/p", host)).toEqual({
      since: expect.stringMatching(/^\d{4}-/),
      restored: ["src/new/deep/größe datei.ts", "src/beside.ts", "src/types.ts", "src/old/gone.ts", "src/route.ts"],
      left: [],
    });
    expect(host.tree()).toEqual(memoryHost(underRoot("/p", SAMPLE_FILES)).tree());
  });

  it("leaves and names a file that somebody has changed since", async () => {
    const host = await killedAtTheEnd();
    host.put("/p/src/route.ts", "somebody's work");
    host.put("/p/src/new/deep/größe datei.ts", "somebody's work");
    expect(await recover("/p", host)).toMatchObject({
      restored: ["src/beside.ts", "src/types.ts", "src/old/gone.ts"],
      left: ["src/new/deep/größe datei.ts", "src/route.ts"],
    });
    const work = { "src/route.ts": "somebody's work", "src/new/deep/größe datei.ts": "somebody's work" };
    expect(host.tree()).toEqual(memoryHost(underRoot("/p", { ...SAMPLE_FILES, ...work })).tree());
  });

  it("is announced to commands that only read, which change nothing", async () => {
    const host = await killedAtTheEnd();
    const before = host.tree();
    expect(pendingRecovery("/p", host)).toEqual({
      since: expect.stringMatching(/^\d{4}-/),
      pid: process.pid,
      files: ["src/new/deep/größe datei.ts", "src/beside.ts", "src/types.ts", "src/old/gone.ts", "src/route.ts"],
    });
    expect(host.tree()).toEqual(before);
  });

  it("is not announced of a run that is still writing", async () => {
    const entry = { path: "a.ts", real: "a.ts", after: "0" };
    const journal = { version: 1, pid: 1, since: "2026", token: "abc", directories: [], entries: [entry] };
    const root = onDisk({ "a.ts": "a" });
    const running = await startChild("hold", root);
    await running.firstOutput;
    writeFileSync(join(root, ".scaffold-inngest/journal.json"), JSON.stringify(journal));
    const meanwhile = pendingRecovery(root);
    running.process.kill("SIGKILL");
    await running.ended;
    expect([meanwhile, pendingRecovery(root)]).toEqual([undefined, { since: "2026", pid: 1, files: ["a.ts"] }]);
  });

  it("keeps the next plan from being applied until it is done", async () => {
    const host = await killedAtTheEnd();
    await expect(applyPlan(samplePlan("/p"), host)).rejects.toMatchObject({ code: "INTERRUPTED" });
  });

  it("keeps the journal when a file cannot be put back, so that the next run can", async () => {
    const host = (await killedAtTheEnd()).reopened({ at: 12, how: "stays", code: "EROFS" });
    await expect(recover("/p", host)).rejects.toMatchObject({ code: "INTERRUPTED" });
    const next = host.reopened();
    for (const path of Object.keys(next.tree())) if (path.endsWith(".lock")) next.unlink(path);
    await recover("/p", next);
    expect(next.tree()).toEqual(memoryHost(underRoot("/p", SAMPLE_FILES)).tree());
  });

  it.each([
    ["leads out of the project", { real: "../outside.ts" }],
    ["leads into .git", { real: ".git/hooks/pre-commit" }],
    ["is not a path", { real: 7 }],
  ])("does not trust a journal whose path %s", async (_, wrong) => {
    const entry = { path: "x", before: { text: "evil", mode: 0o755 }, ...wrong };
    const journal = { version: 1, pid: 1, since: "2026", token: "abc", directories: [], entries: [entry] };
    const root = onDisk({ ".scaffold-inngest/journal.json": JSON.stringify(journal), "a.ts": "a" });
    const before = treeOf(root);
    await expect(recover(root)).rejects.toMatchObject({ code: expect.stringMatching(/OUTSIDE_ROOT|INTERRUPTED/) });
    expect(treeOf(root)).toEqual(before);
  });

  it("does not follow a link that has come into the way since", async () => {
    const entry = { path: "link/x.ts", real: "link/x.ts", before: { text: "evil", mode: 0o644 } };
    const journal = { version: 1, pid: 1, since: "2026", token: "abc", directories: [], entries: [entry] };
    const root = onDisk({ ".scaffold-inngest/journal.json": JSON.stringify(journal), "real/a.ts": "a" });
    symlinkSync("real", join(root, "link"));
    const before = treeOf(root);
    await expect(recover(root)).rejects.toMatchObject({ code: "OUTSIDE_ROOT" });
    expect(treeOf(root)).toEqual(before);
  });

  it("says so when the journal cannot be read", async () => {
    const root = onDisk({ ".scaffold-inngest/journal.json": '{"version":' });
    await expect(recover(root)).rejects.toMatchObject({ code: "INTERRUPTED", file: ".scaffold-inngest/journal.json" });
  });

  it("removes a journal that was never finished: nothing had been written yet", async () => {
    const root = onDisk({ ".scaffold-inngest/journal.tmp": '{"vers', "a.ts": "a" });
    expect(await recover(root)).toBe(undefined);
    expect(treeOf(root)).toEqual({ "a.ts": "644 a" });
  });

  it("gives the tree before or after, whenever the process is killed", { timeout: 300_000 }, async () => {
    const root = onDisk(SAMPLE_FILES);
    const there = samplePlan(root);
    const planFile = join(onDisk({}), "plans.json");
    writeFileSync(planFile, JSON.stringify({ there, back: backwards(there) }));
    const states = [treeOf(root), treeOf(onDisk(SAMPLE_AFTER))].map((tree) => JSON.stringify(tree));
    const seen = { rolledBack: 0, before: 0, after: 0 };
    for (let round = 0; round < (FULL ? 200 : 25); round++) {
      const child = await startChild("back-and-forth", root, planFile);
      await child.firstOutput;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
      child.process.kill("SIGKILL");
      await child.ended;
      if (existsSync(join(root, ".scaffold-inngest/journal.json"))) seen.rolledBack++;
      await recover(root);
      const state = states.indexOf(JSON.stringify(treeOf(root)));
      expect(state, `round ${round}: ${JSON.stringify(treeOf(root))}`).not.toBe(-1);
      seen[state === 0 ? "before" : "after"]++;
      if (state === 1) await applyPlan(backwards(there));
    }
    expect(seen.rolledBack).toBeGreaterThan(0);
    expect(readFileSync(join(root, "package.json"), "utf8")).toBe(SAMPLE_FILES["package.json"]);
  });

  it("is done by one of several runs that come at the same time", async () => {
    const root = onDisk(SAMPLE_FILES);
    const planFile = join(onDisk({}), "plan.json");
    writeFileSync(planFile, JSON.stringify(planOf(root, change("b.ts", undefined, "b"))));
    const child = await startChild("hold", root);
    await child.firstOutput;
    child.process.kill("SIGKILL");
    await child.ended;
    const runs = await Promise.all(Array.from({ length: 5 }, () => startChild("apply", root, planFile)));
    const outputs = (await Promise.all(runs.map((run) => run.ended))).map(({ output }) => output).sort();
    expect(outputs).toEqual(["", ...Array.from({ length: 4 }, () => "CHANGED_ON_DISK\n")]);
    expect(treeOf(root)).toEqual(treeOf(onDisk({ ...SAMPLE_FILES, "b.ts": "b" })));
  });
});
