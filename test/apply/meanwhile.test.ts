import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import build from "../support/build.js";
import { full } from "../support/sample.js";
import { copyApp, execute, type ProcessResult, repository } from "../support/workspace.js";
import { eachOf } from "./each-of.js";
import { treeOf } from "./on-disk.js";

const PRELOAD = fileURLToPath(new URL("./fault-preload.mjs", import.meta.url));
const bin = join(repository, "bin/scaffold.mjs");
const ADD = [
  ...["inngest", "add", "generate-report", "--event", "document/report.requested"],
  ...["--field", "documentId:string", "--db", "none"],
];
const REMOVE = ["inngest", "remove", "generate-report", "--on-conflict", "overwrite"];
const ROUTE = "src/app/api/inngest/route.ts";
const REGISTRY = "src/lib/inngest.ts";
const FUNCTION = "src/features/document/events/event-generate-report.ts";

let parent = "";
let count = 0;
beforeAll(() => {
  build();
  parent = mkdtempSync(join(tmpdir(), "scaffold meanwhile ü-"));
}, 120_000);
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const run = (args: readonly string[], root: string, env: Record<string, string>): Promise<ProcessResult> =>
  execute(process.execPath, ["--import", PRELOAD, bin, ...args], root, { ...env, FAULT_ROOT: root });

function fresh(original: string): string {
  const copy = join(parent, `copy ${++count}`);
  cpSync(original, copy, { recursive: true });
  return copy;
}

/** A project as a command finds it, and a copy of it as the command leaves it. */
async function prepared(isRemoval: boolean): Promise<{ original: string; before: Tree; after: Tree }> {
  const { directory, remove } = await copyApp("sdk3", "features");
  rmSync(join(directory, "node_modules"), { recursive: true, force: true });
  const without = fresh(directory);
  await remove();
  const added = fresh(without);
  expect((await run(ADD, added, {})).code).toBe(0);
  const [original, other] = isRemoval ? [added, without] : [without, added];
  return { original, before: treeOf(original), after: treeOf(other) };
}

type Tree = Record<string, string>;

/** What a command does in order, reads of the one file included. */
async function stepsOf(args: readonly string[], original: string, file: string): Promise<string[]> {
  const copy = fresh(original);
  const log = join(parent, `${count}.log`);
  expect((await run(args, copy, { FAULT_FILE: file, FAULT_LOG: log })).code).toBe(0);
  rmSync(copy, { recursive: true });
  return readFileSync(log, "utf8").trim().split("\n");
}

/** Before anything is read, between the reads, after the first write, at the end; all of them in the full run. */
function sampled(steps: readonly string[]): number[] {
  const all = steps.map((_, index) => index + 1);
  const reads = all.filter((at) => steps[at - 1]?.startsWith("read "));
  const journal = steps.findIndex((step) => step.endsWith("journal.tmp"));
  return full ? all : [...new Set([...reads.slice(0, 1), ...reads.slice(-3, -1), journal + 8, all.length])];
}

/** The last look at a file and its replacement are one after the other, and no file system gives both as one. */
const isAtReplacement = (steps: readonly string[], at: number, file: string): boolean =>
  [steps[at - 1], steps[at]].some((step) => step === `rename ${file}` || step === `unlink ${file}`);

describe.each([
  ["add", ADD, false],
  ["remove", REMOVE, true],
] as const)("while %s runs", (_name, args, isRemoval) => {
  let project: Awaited<ReturnType<typeof prepared>>;
  beforeAll(async () => {
    project = await prepared(isRemoval);
  }, 120_000);

  const files: [what: string, file: string][] = [
    ["the registration", ROUTE],
    ["the registry", REGISTRY],
  ];
  if (isRemoval) files.push(["the function", FUNCTION]);

  it.each(files)(
    "%s is saved by somebody else: the command begins from that or changes nothing, and what was saved stays",
    { timeout: 1_800_000 },
    async (_what, file) => {
      const { original, before, after } = project;
      const steps = await stepsOf(args, original, file);
      const script = `if (fs.existsSync("${file}")) fs.appendFileSync("${file}", "// mine\\n")`;
      const withMine = (tree: Tree): Tree => (file in tree ? { ...tree, [file]: `${tree[file]}// mine\n` } : tree);
      const outcomes: Record<string, number> = {};
      await eachOf(sampled(steps), async (at) => {
        const step = steps[at - 1] ?? "";
        if (isAtReplacement(steps, at, file)) return;
        const copy = fresh(original);
        const env = { FAULT_FILE: file, FAULT_AT: String(at), FAULT_HOW: "meanwhile", FAULT_SCRIPT: script };
        const { code, stderr } = await run(args, copy, env);
        const error = /^error (\w+) /m.exec(stderr)?.[1] ?? "none";
        const outcome = `${code} ${error}`;
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        expect(["0 none", "1 CHANGED_ON_DISK"], `${at}: ${step}: ${stderr}`).toContain(outcome);
        expect(treeOf(copy), `${at}: ${step}`).toEqual(withMine(code === 0 ? after : before));
        rmSync(copy, { recursive: true });
      });
      expect(outcomes).toEqual({ "0 none": expect.any(Number), "1 CHANGED_ON_DISK": expect.any(Number) });
    },
  );
});
