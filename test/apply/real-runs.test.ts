import { rmSync } from "node:fs";
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

describe("scaffold inngest add, as a process", () => {
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

  it.each(["SIGKILL", "SIGINT", "SIGTERM"] as const)(
    "leaves the project as it was or as planned when %s comes at any moment",
    { timeout: 600_000 },
    async (signal) => {
      const root = await project();
      const before = filesOf(root);
      const started = performance.now();
      expect(await run(root, ...add("generate-report"))).toBe(0);
      const duration = performance.now() - started;
      const after = filesOf(root);
      expect(after).not.toEqual(before);
      for (let moment = 0; moment < (FULL ? 200 : 8); moment++) {
        const copy = await project();
        const { process, ended } = startProcess(add("generate-report"), copy);
        // Most moments near the end, where files are written.
        await new Promise((resolve) => setTimeout(resolve, duration * (0.4 + 0.7 * Math.random())));
        process.kill(signal);
        await ended;
        await (await startChild("recover", copy)).ended;
        const found = filesOf(copy);
        expect(found).toEqual("src/lib/inngest/functions/generate-report.ts" in found ? after : before);
        rmSync(copy, { recursive: true });
      }
    },
  );
});
