import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commitAll } from "../../fixtures/copy-app.mjs";
import { type Case, copyCase, readCases } from "../support/cases.js";
import { copyHazard, readHazards } from "../support/hazards.js";
import { runInProcess } from "../support/in-process.js";
import { full, sample } from "../support/sample.js";
import { changedFiles, readTree, type Tree } from "../support/tree.js";
import type { Workspace } from "../support/workspace.js";

interface Subject extends Pick<Case, "name" | "args"> {
  readonly copy: () => Promise<Workspace>;
}

const cases: readonly Subject[] = readCases()
  .filter((one) => !one.refused)
  .map((one) => ({ ...one, copy: () => copyCase(one) }));
const hazards: readonly Subject[] = readHazards()
  .filter((one) => !one.refused)
  .map((one) => ({ ...one, copy: () => copyHazard(one) }));

/** The pipelines of which `npm test` has one each; most cases have one function, for which the order is nothing. */
const PIPELINES =
  /^(cancellable|coordinator|fan-out|invoke|overnight-scoring|scoring-with|ticket-created)-in-\w+-on-sdk/;
const pipelines = cases.filter(({ name }) => PIPELINES.test(name));
const firstOfEach = pipelines.filter(
  ({ name }, at) => pipelines.findIndex((each) => kindOf(each.name) === kindOf(name)) === at,
);

function kindOf(name: string): string | undefined {
  return PIPELINES.exec(name)?.[1];
}

describe.each(sample(cases, 6))("$name", (one) => {
  it("and then its removal give the tree as it was, byte for byte", () => takesBack(one, (ids) => ids.reverse()));
});

describe.each(sample(hazards, 6))("hazards/$name", (one) => {
  it("and then its removal give the tree as it was, byte for byte", () => takesBack(one, (ids) => ids.reverse()));
});

describe.each(full ? pipelines : firstOfEach)("$name, the main function first", (one) => {
  it("gives the tree as it was with the last of its functions", () => {
    const main = nameOf(one);
    return takesBack(one, (ids) => [main, ...ids.filter((id) => id !== main)]);
  });

  it("gives the tree as it was at once where all of its functions are named", async () => {
    const app = await one.copy();
    try {
      commitAll(app.directory);
      const before = await readTree(app.directory);
      const idsBefore = await idsIn(one, app.directory);
      expect((await runInProcess([...one.args, "--json"], app.directory)).code).toBe(0);
      const made = (await idsIn(one, app.directory)).filter((id) => !idsBefore.includes(id));
      const removed = await runInProcess(removalOf(one, nameOf(one), ...made), app.directory);
      expect({ code: removed.code, stderr: removed.stderr }, removed.stdout).toEqual({ code: 0, stderr: "" });
      expect((JSON.parse(removed.stdout) as { nextSteps: string[] }).nextSteps).toHaveLength(made.length);
      expect(texts(await readTree(app.directory))).toEqual(texts(before));
    } finally {
      await app.remove();
    }
  });
});

async function takesBack(one: Subject, order: (ids: string[]) => string[]): Promise<void> {
  const app = await one.copy();
  try {
    // What the last commit has was there before the job: an event that the template only declares where it is missing.
    commitAll(app.directory);
    const before = await readTree(app.directory);
    const directories = directoriesOf(app.directory);
    const idsBefore = await idsIn(one, app.directory);
    const added = await runInProcess([...one.args, "--json"], app.directory);
    expect(added.code, added.stdout).toBe(0);
    const hasSend = changedFiles(before, await readTree(app.directory)).has(senderOf(one) ?? "");
    const made = (await idsIn(one, app.directory)).filter((id) => !idsBefore.includes(id));
    expect(made).toContain(nameOf(one));
    await takeAllOut(one, app.directory, order(made));
    const now = await readTree(app.directory);
    // A send is the developer's own code from then on, and so its event stays.
    if (hasSend) return expectOnlyTheSend(one, before, now);
    expect(texts(now)).toEqual(texts(before));
    expect(directoriesOf(app.directory), "no empty directory stays").toEqual(directories);
  } finally {
    await app.remove();
  }
}

/** The file that the job adds a send to, where that is possible there. */
const senderOf = ({ args }: Subject): string | undefined =>
  args.includes("--emit-from") ? args[args.indexOf("--emit-from") + 1] : undefined;

function expectOnlyTheSend(one: Subject, before: Tree, now: Tree): void {
  const { args } = one;
  const changed = [...changedFiles(before, now).keys()];
  const sender = senderOf(one);
  const types = changed.filter((path) => path !== sender);
  expect(changed).toContain(sender);
  expect(types).toHaveLength(1);
  expect(now.get(types[0] ?? "")?.toString()).toContain(args[args.indexOf("--event") + 1]);
  expect([...before.keys()].filter((path) => !now.has(path))).toEqual([]);
}

/** One that another function calls has to wait for that one's turn, and the refusal says for which. */
async function takeAllOut(one: Subject, directory: string, ids: readonly string[]): Promise<void> {
  const left = [...ids];
  for (let id = left.shift(); id !== undefined; id = left.shift()) {
    const user = await userOf(one, directory, id);
    if (user === undefined) {
      await takesOut(one, directory, id);
      continue;
    }
    expect(left).toContain(user);
    left.splice(left.indexOf(user) + 1, 0, id);
  }
}

async function userOf(one: Subject, directory: string, id: string): Promise<string | undefined> {
  const dry = await runInProcess([...removalOf(one, id), "--dry-run"], directory);
  if (dry.code === 0) return undefined;
  const { error } = JSON.parse(dry.stdout) as { error: { code: string; hint: string } };
  expect(error).toMatchObject({ code: "REMOVE_UNSUPPORTED", hint: expect.stringMatching(/remove [\w-]+$/) });
  return error.hint.split(" ").at(-1);
}

const removalOf = (one: Subject, ...ids: string[]): string[] => [
  ...["inngest", "remove", ...ids, ...placeOf(one)],
  ...["--json", "--on-conflict", "overwrite"],
];

async function takesOut(one: Subject, directory: string, id: string): Promise<void> {
  const there = await readTree(directory);
  const remove = removalOf(one, id);
  const dry = await runInProcess([...remove, "--dry-run"], directory);
  expect((await runInProcess([...remove, "--check"], directory)).code).toBe(3);
  expect(await readTree(directory), "a dry run and a check write nothing").toEqual(there);

  const removed = await runInProcess(remove, directory);
  expect({ code: removed.code, stderr: removed.stderr }, removed.stdout).toEqual({ code: 0, stderr: "" });
  expect(changesOf(dry.stdout)).toEqual(changesOf(removed.stdout));

  const again = await runInProcess(remove, directory);
  expect({ code: again.code, document: JSON.parse(again.stdout) }).toMatchObject({
    code: 2,
    document: { ok: false, error: { code: "FUNCTION_NOT_FOUND" } },
  });
}

/** The ids of the functions that are served. */
async function idsIn(one: Subject, directory: string): Promise<string[]> {
  const { stdout } = await runInProcess(["inngest", "info", ...placeOf(one), "--json"], directory);
  const { project } = JSON.parse(stdout) as { project: { functions: { id: string; served: boolean }[] } };
  return project.functions.filter(({ served }) => served).map(({ id }) => id);
}

const changesOf = (stdout: string): unknown => (JSON.parse(stdout) as { changes: unknown }).changes;

const texts = (tree: ReadonlyMap<string, Buffer>): Record<string, string> =>
  Object.fromEntries([...tree].map(([path, bytes]) => [path, bytes.toString("latin1")]).sort());

const directoriesOf = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/node_modules|[\\/]\.git\b/.test(`${entry.parentPath}/${entry.name}`))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length))
    .sort();

/** The job's name is the word that is no flag and no value of one. */
function nameOf({ args }: Subject): string {
  const name = args.find(
    (word, at) => !word.startsWith("-") && !args[at - 1]?.startsWith("--") && !WORDS.includes(word),
  );
  if (name === undefined) throw new Error(`no name in ${args.join(" ")}`);
  return name;
}

const WORDS: readonly string[] = ["inngest", "add"];

/** The flags that say where in the project, which a removal needs as well. */
const placeOf = ({ args }: Subject): string[] =>
  ["--serve", "--client", "--dir", "--cwd"].flatMap((flag) => {
    const at = args.indexOf(flag);
    return at === -1 ? [] : [flag, args[at + 1] ?? ""];
  });
