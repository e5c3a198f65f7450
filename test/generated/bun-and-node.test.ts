import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyHazard, readHazards } from "../support/hazards.js";
import { runInProcess } from "../support/in-process.js";
import { type PROGRAMS, program } from "../support/program.js";
import { full } from "../support/sample.js";
import { execute, type ProcessResult, repository, type Sdk } from "../support/workspace.js";
import { allRenderings } from "../templates/support/all-renderings.js";

/*
 * The tests that are generated for Bun's and Node's runners, really run by them. The programs come from the npm registry;
 * where there is none for this machine, the tests say so and are skipped.
 */
const minutes = 60_000;

interface Running {
  readonly runner: "bun" | "node";
  /** The program; without one, the Node that runs this. */
  readonly which?: keyof typeof PROGRAMS;
  readonly sdk: 3 | 4;
}

const QUICK: readonly Running[] = [
  { runner: "bun", which: "bun", sdk: 4 },
  { runner: "node", sdk: 3 },
];
const REST: readonly Running[] = [
  { runner: "bun", which: "bun 1.4", sdk: 3 },
  { runner: "node", which: "node 22", sdk: 4 },
  { runner: "node", which: "node 24", sdk: 4 },
];

/** A part of them shows the same in the quick run: a folder for each template, layout and database. */
const QUICK_FOLDERS = /^(?:event|cron|overnight-scoring|retry-aware|scoring)-lib-(?:none|prisma|drizzle)-/;

describe.each(full ? [...QUICK, ...REST] : QUICK)("the tests generated for $runner on SDK $sdk ($which)", (running) => {
  let directory: string;
  let path: string;
  let missing: string | undefined;
  const files = Object.fromEntries(
    Object.entries(allRenderings(running.sdk, running.runner)).filter(([file]) =>
      full ? /-lib-/.test(file) : QUICK_FOLDERS.test(file),
    ),
  );

  beforeAll(async () => {
    const found = running.which === undefined ? { path: process.execPath } : await program(running.which);
    if ("missing" in found) missing = found.missing;
    else path = found.path;
    directory = await written(files, running.sdk);
  }, 5 * minutes);
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const run = (folder: string): Promise<ProcessResult> => runTests(running.runner, path, directory, folder);

  it("pass, and print nothing of their own", { timeout: 15 * minutes }, async (context) => {
    if (missing !== undefined) context.skip(missing);
    const failed: string[] = [];
    for (const folder of foldersOf(files)) {
      const { code, output } = await run(folder);
      if (code !== 0 || !/\b[1-9]\d* pass|pass [1-9]/.test(output)) failed.push(`${folder}\n${output}`);
    }
    expect(failed).toEqual([]);
  });

  it.for(MUTATIONS)("fail when the function $what", { timeout: 5 * minutes }, async (mutation, context) => {
    if (missing !== undefined) context.skip(missing);
    const folder = foldersOf(files).find((each) => each.startsWith(mutation.folder)) ?? "";
    await mutated(join(directory, folder), mutation, async () => {
      const { code, output } = await run(folder);
      expect(code, output).not.toBe(0);
    });
  });
});

interface Mutation {
  readonly what: string;
  readonly folder: string;
  readonly from: RegExp;
  readonly to: string;
}

const MUTATIONS: readonly Mutation[] = [
  {
    what: "drops its first step",
    folder: "event-lib-none",
    from: /await step\.run\("update-status-processing"[\s\S]*?\n {4}\}\);\n/,
    to: "",
  },
  { what: "swallows the error", folder: "event-lib-none", from: /throw error;/, to: "return { success: false };" },
  { what: "loses the message", folder: "event-lib-prisma", from: /const message = .*;/, to: 'const message = "";' },
  {
    what: "looks for another row",
    folder: "event-lib-prisma",
    from: /(findFirst\(\{\s*where: \{ id: )\w+/,
    to: '$1"other"',
  },
  { what: "writes another status", folder: "event-lib-drizzle", from: /"completed"/, to: '"processing"' },
  {
    what: "writes another row",
    folder: "event-lib-drizzle",
    from: /eq\(documents\.id, \w+/,
    to: 'eq(documents.id, "other"',
  },
  { what: "does not work on the items", folder: "cron-lib-none", from: /await effects\.process\w+\(item\);/, to: "" },
  { what: "has no bound", folder: "cron-lib-drizzle", from: /BATCH_SIZE = 100/, to: "BATCH_SIZE = 100_000" },
  { what: "is registered with other retries", folder: "retry-aware-lib", from: /retries: \d+/, to: "retries: 9" },
];

async function mutated(folder: string, { from, to, what }: Mutation, work: () => Promise<void>): Promise<void> {
  const functions = join(folder, "src/lib/inngest/functions");
  for (const name of await readdir(functions)) {
    const path = join(functions, name);
    const before = await readFile(path, "utf8");
    const after = before.replace(from, to);
    if (after === before || name.endsWith(".effects.ts") || name.startsWith("send-digest")) continue;
    await writeFile(path, after);
    await work().finally(() => writeFile(path, before));
    return;
  }
  throw new Error(`The mutation "${what}" finds nothing to change in ${folder}`);
}

const foldersOf = (files: Readonly<Record<string, string>>): string[] =>
  [...new Set(Object.keys(files).map((path) => path.split("/")[0] ?? ""))].sort();

function runTests(runner: "bun" | "node", path: string, directory: string, folder: string): Promise<ProcessResult> {
  const cwd = join(directory, folder);
  const tests = "tests/unit/inngest";
  if (runner === "bun") return execute(path, ["test"], cwd);
  const tsx = ["--import", "tsx", "--test", "--test-reporter", "tap"];
  return listed(join(cwd, tests)).then((files) =>
    execute(path, [...tsx, ...files.map((each) => join(tests, each))], cwd),
  );
}

const listed = async (directory: string): Promise<string[]> =>
  (await readdir(directory)).filter((name) => name.endsWith(".test.ts"));

/** The projects on disk, with the packages that they depend on, and a database that no test may reach. */
async function written(files: Readonly<Record<string, string>>, sdk: 3 | 4): Promise<string> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), "bun-and-node-")));
  const client = 'export class PrismaClient { constructor() { throw new Error("a test reached the database"); } }\n';
  const all = {
    ...files,
    ...Object.fromEntries(foldersOf(files).map((folder) => [`${folder}/src/generated/prisma/client.ts`, client])),
  };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  await mkdir(join(directory, "node_modules"));
  for (const name of ["inngest", "zod", "drizzle-orm", "tsx", "pg"]) {
    const own = join(repository, `fixtures/sdk${sdk}/node_modules`, name);
    const at = await realpath(own).catch(() => realpath(join(repository, "node_modules", name)).catch(() => undefined));
    if (at !== undefined) await symlink(at, join(directory, "node_modules", name), "junction");
  }
  return directory;
}

/** Hazards whose tests run in a way of their own. */
const HAZARDS: readonly {
  readonly name: string;
  readonly which?: keyof typeof PROGRAMS;
  readonly args: readonly string[];
}[] = [
  { name: "tests-that-bun-runs-beside-a-vitest", which: "bun", args: ["test"] },
  { name: "tests-that-bun-runs-as-commonjs", which: "bun", args: ["test"] },
  {
    name: "tests-that-node-runs-as-commonjs",
    args: ["--import", "tsx", "--test", "src/inngest/functions/probe-job-test.ts"],
  },
  {
    name: "tests-that-node-runs-by-stripping-types",
    which: "node 24",
    args: ["--test", "test/inngest/probe-job.test.ts"],
  },
];

it.for(HAZARDS)("$name pass", { timeout: 5 * minutes }, async ({ name, which, args }, context) => {
  const found = which === undefined ? { path: process.execPath } : await program(which);
  if ("missing" in found) context.skip(found.missing);
  const hazard = readHazards().find((each) => each.name === name);
  if (hazard === undefined || !("path" in found)) throw new Error(`there is no hazard ${name}`);
  const app = await copyHazard(hazard);
  try {
    const added = await runInProcess([...hazard.args, "--json"], app.directory);
    expect(added.code, added.stdout).toBe(0);
    await linkPackages(app.directory, hazard.sdk);
    const { code, output } = await execute(found.path, args, app.directory);
    expect(code, output).toBe(0);
    expect(output).toMatch(/\b(?:9|1\d) pass|pass (?:9|1\d)/);
  } finally {
    await app.remove();
  }
});

/** tsx is the repository's own. */
async function linkPackages(directory: string, _sdk: Sdk): Promise<void> {
  const link = join(directory, "node_modules/tsx");
  await symlink(join(repository, "node_modules/tsx"), link, "junction").catch(() => undefined);
}
