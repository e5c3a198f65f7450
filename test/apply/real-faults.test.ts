import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recover } from "../../src/apply/recover.js";
import build from "../support/build.js";
import { copyApp, execute, type ProcessResult, repository } from "../support/workspace.js";
import { eachOf } from "./each-of.js";
import { treeOf } from "./on-disk.js";

const FULL = process.env.SCAFFOLD_FULL === "1";
const PRELOAD = fileURLToPath(new URL("./fault-preload.mjs", import.meta.url));
const bin = join(repository, "bin/scaffold.mjs");
const ADD = [
  "inngest",
  "add",
  "generate-report",
  "--event",
  "document/report.requested",
  "--field",
  "documentId:string",
];
const REMOVE = ["inngest", "remove", "generate-report", "--on-conflict", "overwrite"];

/** Twenty jobs in one plan, in the language of a spec file. */
const SPEC = ["inngest", "add", "--spec", "jobs.json"];
const SPEC_RUN = "add --spec with 20 jobs";
const JOBS = Array.from({ length: 20 }, (_, at) => {
  const name = `file-note-${String.fromCharCode(97 + at)}`;
  return { name, event: `notes/${name}.asked`, fields: { noteId: "string" } };
});

/** Another command that writes: it rolls back what an earlier one left, and then finds nothing to do. Far quicker than 20 jobs. */
const NOTHING = ["inngest", "remove", "no-such-function"];

let parent = "";
beforeAll(() => {
  build();
  parent = mkdtempSync(join(tmpdir(), "scaffold faults ü-"));
}, 120_000);
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** The built command with something that goes wrong. */
const faulty = (args: readonly string[], root: string, env: Record<string, string>): Promise<ProcessResult> =>
  execute(process.execPath, ["--import", PRELOAD, bin, ...args], root, { ...env, FAULT_ROOT: root });

interface Prepared {
  /** The project as the command finds it, to be copied. */
  readonly original: string;
  readonly before: Record<string, string>;
  readonly after: Record<string, string>;
  /** What the command does to the project's files, in order: "rename src/route.ts". */
  readonly steps: readonly string[];
}

async function prepare(name: string, commands: readonly (readonly string[])[]): Promise<Prepared> {
  const { directory, remove } = await copyApp("sdk3", "features");
  rmSync(join(directory, "node_modules"), { recursive: true, force: true });
  const original = join(parent, name);
  cpSync(directory, original, { recursive: true });
  await remove();
  writeFileSync(join(original, "jobs.json"), JSON.stringify({ jobs: JOBS }));
  for (const command of commands.slice(0, -1)) expect((await faulty(command, original, {})).code).toBe(0);
  const log = join(parent, `${name}.log`);
  const copy = fresh(original);
  const last = await faulty(commands.at(-1) ?? [], copy, { FAULT_LOG: log });
  expect(last.code, last.output).toBe(0);
  const after = treeOf(copy);
  rmSync(copy, { recursive: true });
  return { original, before: treeOf(original), after, steps: readFileSync(log, "utf8").trim().split("\n") };
}

let count = 0;
function fresh(original: string): string {
  const copy = join(parent, `copy ${++count}`);
  cpSync(original, copy, { recursive: true });
  return copy;
}

/** All of them, or a few from everywhere, others for another turn; of very many, all in five turns. */
function sample(steps: readonly string[], size: number, turn = 0): number[] {
  const all = steps.map((_, index) => index + 1);
  if (FULL) return all.length > 200 && size === FEW ? all.filter((at) => at % CODES.length === turn) : all;
  const stride = Math.ceil(all.length / size);
  return all.filter((at) => (at + turn * Math.ceil(stride / CODES.length)) % stride === 0);
}

const FEW = 1;
const CODES = ["ENOSPC", "EACCES", "EROFS", "EMFILE", "EIO"];

describe.each([
  ["add", [ADD]],
  ["remove", [ADD, REMOVE]],
  [SPEC_RUN, [SPEC]],
] as const)("a real run of %s", (name, commands) => {
  let run: Prepared;
  const command = commands.at(-1) ?? [];
  beforeAll(async () => {
    run = await prepare(name, commands);
  }, 120_000);

  it("has every kind of step", () => {
    const kinds = new Set(run.steps.map((step) => step.split(" ")[0]));
    const own = name === "remove" ? ["rename"] : ["link", "rename"];
    expect([...kinds]).toEqual(
      expect.arrayContaining(["create", "write", "flush", "unlink", "mkdir", "rmdir", ...own]),
    );
  });

  it.each(CODES)(
    "leaves the project as it was or as planned when %s comes at any step, with nothing of its own",
    { timeout: 3_600_000 },
    async (code) => {
      const wrong: string[] = [];
      await eachOf(sample(run.steps, FEW, CODES.indexOf(code)), async (at) => {
        const copy = fresh(run.original);
        const result = await faulty(command, copy, { FAULT_AT: String(at), FAULT_HOW: code });
        const failed = result.code !== 0;
        if (failed) expect(result.stderr, `step ${at}`).toMatch(/^(warning|error) (IO|READ_ONLY|INTERRUPTED) /m);
        expect(result.stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
        await recover(copy);
        if (!sameTree(treeOf(copy), failed ? run.before : run.after)) wrong.push(`${at}: ${run.steps[at - 1]}`);
        rmSync(copy, { recursive: true });
      });
      expect(wrong).toEqual([]);
    },
  );

  it("is rolled back by the next run when it is killed at any step, which then does its work", {
    timeout: 3_600_000,
  }, async () => {
    const wrong: string[] = [];
    await eachOf(sample(run.steps, 3), async (at) => {
      const copy = fresh(run.original);
      const killed = await faulty(command, copy, { FAULT_AT: String(at), FAULT_HOW: "SIGKILL" });
      expect(killed.code).toBe(null);
      const isSame = name !== SPEC_RUN || at % 10 === 1;
      const again = await faulty(isSame ? command : NOTHING, copy, {});
      // A removal finds no function: the one of nothing never, the same one when it was killed after its work.
      const isDone = again.code === (isSame ? 0 : 2) || (name === "remove" && again.code === 2);
      const tree = treeOf(copy);
      const isWhole = sameTree(tree, run.after) || (!isSame && sameTree(tree, run.before));
      if (!isDone || !isWhole) wrong.push(`${at}: ${run.steps[at - 1]}: ${again.code} ${again.stderr}`);
      rmSync(copy, { recursive: true });
    });
    expect(wrong).toEqual([]);
  });
});

const sameTree = (one: Record<string, string>, other: Record<string, string>): boolean =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
