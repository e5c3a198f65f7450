import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyCase, readCases } from "./support/cases.js";
import { copyHazard, readHazards } from "./support/hazards.js";
import { runInProcess } from "./support/in-process.js";
import { changedFiles, filesThatLost, modifications, readTree } from "./support/tree.js";
import type { Workspace } from "./support/workspace.js";

/*
 * Each folder of fixtures/cases is a command on an app and what must come of it: `expected/` holds the files that
 * change, `changes.diff` what is added to existing ones, `output.json` the document on stdout; for a refusal there is
 * `error.json` alone. A folder of fixtures/hazards has its own small project, in `input/`.
 * `UPDATE_FIXTURES=1 npx vitest run test/fixtures.test.ts` writes them anew.
 */
const update = Boolean(process.env.UPDATE_FIXTURES);
if (update && process.env.CI) throw new Error("UPDATE_FIXTURES is not for CI: expectations are reviewed by people");

interface Fixture {
  readonly name: string;
  readonly folder: string;
  readonly args: readonly string[];
  readonly refused: boolean;
  readonly formatted?: boolean;
  readonly copy: () => Promise<Workspace>;
}

const cases: readonly Fixture[] = [
  ...readCases().map((one) => ({ ...one, copy: () => copyCase(one) })),
  ...readHazards().map((one) => ({ ...one, name: `hazards/${one.name}`, copy: () => copyHazard(one) })),
];

describe.each(cases.filter((one) => !one.refused))("$name", (one) => {
  it("writes the expected files, and a second run changes nothing", () => writesWhatIsExpected(one));
});

describe.each(cases.filter((one) => one.refused))("$name", (one) => {
  it("is refused with the expected error, and the tree is untouched", () => refuses(one));
});

async function writesWhatIsExpected(one: Fixture): Promise<void> {
  const app = await one.copy();
  try {
    const before = await readTree(app.directory);
    const dry = await runInProcess([...one.args, "--json", "--dry-run"], app.directory);
    expect(changedFiles(before, await readTree(app.directory)), "a dry run writes nothing").toEqual(new Map());

    const real = await runInProcess([...one.args, "--json"], app.directory);
    expect({ ...real, stdout: "" }, real.stdout).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(parsed(dry.stdout).changes, "a dry run tells what the real one does").toEqual(parsed(real.stdout).changes);

    const after = await readTree(app.directory);
    const diff = modifications(before, after);
    expect(filesThatLost(before, after, one.formatted), "existing files are only added to").toEqual([]);
    await matches(one, { "output.json": stable(real.stdout, app.directory), "changes.diff": diff });
    await matchesFiles(join(one.folder, "expected"), changedFiles(before, after));

    const again = await runInProcess([...one.args, "--json"], app.directory);
    const later = parsed(again.stdout).changes;
    expect(later).toEqual(later.map((change) => ({ ...change, action: "identical" })));
    expect(later.length).toBeGreaterThan(0);
    expect(changedFiles(after, await readTree(app.directory)), "a second run writes nothing").toEqual(new Map());
  } finally {
    await app.remove();
  }
}

async function refuses(one: Fixture): Promise<void> {
  const app = await one.copy();
  try {
    const before = await readTree(app.directory);
    const result = await runInProcess([...one.args, "--json"], app.directory);
    const { error } = JSON.parse(stable(result.stdout, app.directory));
    await matches(one, { "error.json": `${JSON.stringify({ exit: result.code, error }, null, 2)}\n` });
    expect(result.stderr).toBe("");
    expect(await readTree(app.directory)).toEqual(before);
  } finally {
    await app.remove();
  }
}

interface Output {
  readonly changes: readonly { readonly path: string; readonly action: string }[];
}

const parsed = (stdout: string): Output => JSON.parse(stdout) as Output;

/** The document as it is kept: indented, and with the copy's place in the temporary directory taken out. */
function stable(stdout: string, directory: string): string {
  return `${JSON.stringify(JSON.parse(stdout), null, 2).replaceAll(directory, "<app>")}\n`;
}

async function matches(one: Fixture, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(one.folder, name);
    if (update) await writeFile(path, text);
    expect(text, name).toBe(await readFile(path, "utf8"));
  }
}

/** Compares bytes: no file may be missing, and none may be left over from an earlier version. */
async function matchesFiles(folder: string, actual: ReadonlyMap<string, Buffer>): Promise<void> {
  if (update) await replaceFiles(folder, actual);
  const expected = await readTree(folder);
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [path, bytes] of actual) {
    expect(bytes.toString("utf8"), path).toBe(expected.get(path)?.toString("utf8"));
    expect(bytes.equals(expected.get(path) ?? Buffer.alloc(0)), `${path}: the same bytes`).toBe(true);
  }
}

async function replaceFiles(folder: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  if (existsSync(folder)) await rm(folder, { recursive: true });
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}
