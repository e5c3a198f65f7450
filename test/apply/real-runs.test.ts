import { mkdtempSync, rmSync } from "node:fs";
import { cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import build from "../support/build.js";
import { copyApp, execute, repository } from "../support/workspace.js";
import { startChild, startProcess, treeOf } from "./on-disk.js";

const FULL = process.env.SCAFFOLD_FULL === "1";
const bin = join(repository, "bin/scaffold.mjs");
const add = (name: string): string[] => [
  bin,
  "inngest",
  "add",
  name,
  "--event",
  "document/report.requested",
  ...FIELDS,
];
const FIELDS = ["--field", "documentId:string", "--field", "organizationId:string"];

async function project(): Promise<string> {
  const { directory, remove } = await copyApp("sdk3", "skill", { git: true });
  onTestFinished(remove);
  return directory;
}

/** The project's own files: what links and git's files look like does not matter. */
const filesOf = (root: string): Record<string, string> =>
  Object.fromEntries(Object.entries(treeOf(root)).filter(([path]) => !/^(node_modules|\.git)\//.test(path)));

const run = async (root: string, ...args: string[]): Promise<number | null> =>
  (await execute(process.execPath, args, root)).code;

describe("scaffold inngest add and remove, as processes", () => {
  beforeAll(build, 120_000);

  it("registers every job of several runs at the same time", { timeout: 300_000 }, async () => {
    const root = await project();
    const names = Array.from({ length: FULL ? 20 : 6 }, (_, n) => `job-${String.fromCharCode(97 + n)}`);
    const codes = await Promise.all(names.map((name) => run(root, ...add(name))));
    const atOnce = filesOf(root);
    expect(codes).toEqual(names.map(() => 0));
    expect(names.filter((name) => !(`src/lib/inngest/functions/${name}.ts` in atOnce))).toEqual([]);
    // What is there is complete: the same commands find nothing left to do.
    for (const name of names) expect(await run(root, ...add(name), "--check")).toBe(0);
    expect(Object.keys(atOnce).filter((path) => path.startsWith(".scaffold-inngest"))).toEqual([]);
  });

  it("is the same twice at the same time as once", { timeout: 300_000 }, async () => {
    const once = await project();
    expect(await run(once, ...add("generate-report"))).toBe(0);
    for (let pair = 0; pair < (FULL ? 50 : 3); pair++) {
      const root = await project();
      const codes = await Promise.all([1, 2].map(() => run(root, ...add("generate-report"))));
      expect(codes).toEqual([0, 0]);
      expect(filesOf(root)).toEqual(filesOf(once));
      rmSync(root, { recursive: true });
    }
  });

  const remove = (name: string): string[] => [bin, "inngest", "remove", name, "--on-conflict", "overwrite"];

  it("takes a job out and puts another in at the same time, and loses neither", { timeout: 600_000 }, async () => {
    const start = await project();
    expect(await run(start, ...add("old-report"))).toBe(0);
    const wanted = await copyOf(start);
    expect(await run(wanted, ...remove("old-report"))).toBe(0);
    expect(await run(wanted, ...add("new-report"))).toBe(0);
    for (let pair = 0; pair < (FULL ? 50 : 3); pair++) {
      const root = await copyOf(start);
      const codes = await Promise.all([run(root, ...remove("old-report")), run(root, ...add("new-report"))]);
      expect(codes).toEqual([0, 0]);
      expect(filesOf(root)).toEqual(filesOf(wanted));
      rmSync(root, { recursive: true });
    }
  });

  it("ends with the job or without it when it is added and removed at the same time", {
    timeout: 600_000,
  }, async () => {
    const without = await project();
    const start = await copyOf(without);
    expect(await run(start, ...add("generate-report"))).toBe(0);
    const outcomes = [filesOf(start), filesOf(without)].map((files) => JSON.stringify(files));
    for (let pair = 0; pair < (FULL ? 50 : 3); pair++) {
      const root = await copyOf(start);
      const codes = await Promise.all([run(root, ...remove("generate-report")), run(root, ...add("generate-report"))]);
      expect(codes).toEqual([0, 0]);
      expect(outcomes).toContain(JSON.stringify(filesOf(root)));
      rmSync(root, { recursive: true });
    }
  });

  it("takes every one of several jobs out at the same time", { timeout: 600_000 }, async () => {
    const root = await project();
    const before = filesOf(root);
    const names = Array.from({ length: FULL ? 20 : 5 }, (_, n) => `job-${String.fromCharCode(97 + n)}`);
    for (const name of names) expect(await run(root, ...add(name))).toBe(0);
    expect(await Promise.all(names.map((name) => run(root, ...remove(name))))).toEqual(names.map(() => 0));
    expect(filesOf(root)).toEqual(before);
  });

  it.each([
    ["SIGKILL", "add"],
    ["SIGKILL", "remove"],
    ["SIGINT", "add"],
    ["SIGTERM", "remove"],
  ] as const)(
    "leaves the project as it was or as planned when %s comes at any moment of %s",
    { timeout: 1_200_000 },
    async (signal, command) => {
      const start = await project();
      if (command === "remove") expect(await run(start, ...add("generate-report"))).toBe(0);
      const args = command === "add" ? add("generate-report") : remove("generate-report");
      const before = filesOf(start);
      const done = await copyOf(start);
      const started = performance.now();
      expect(await run(done, ...args)).toBe(0);
      const duration = performance.now() - started;
      const outcomes = [before, filesOf(done)].map((files) => JSON.stringify(files));
      expect(outcomes[0]).not.toBe(outcomes[1]);
      for (let moment = 0; moment < (FULL ? 200 : 6); moment++) {
        const copy = await copyOf(start);
        const { process, ended } = startProcess(args, copy);
        // Most moments near the end, where files are written.
        await new Promise((resolve) => setTimeout(resolve, duration * (0.4 + 0.7 * Math.random())));
        process.kill(signal);
        await ended;
        await (await startChild("recover", copy)).ended;
        expect(outcomes).toContain(JSON.stringify(filesOf(copy)));
        rmSync(copy, { recursive: true });
      }
    },
  );
});

/** Another copy of a project, git's files and links as they are. */
async function copyOf(root: string): Promise<string> {
  const parent = mkdtempSync(join(tmpdir(), "scaffold-run-"));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const copy = join(parent, "skill");
  await cp(root, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}
