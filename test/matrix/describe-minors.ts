import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { full } from "../support/sample.js";
import { compilationsOf, compile } from "./support/compile.js";
import { makeProject, type Project } from "./support/make-project.js";
import { plantMutant } from "./support/mutants.js";
import { neededBy } from "./support/needs.js";
import { INNGEST, installAll } from "./support/packages.js";
import { allRows, FACTORS, type Row, sampleOf } from "./support/rows.js";
import { servedIds } from "./support/served.js";
import { foldersOf } from "./support/tools.js";
import { runsOf, runTestsOf, survivorsOf } from "./support/try-tests.js";

const minutes = 60_000;

/** A regular expression for a part of the rows, to find out more: their projects are left on the disk. */
const only = process.env.SCAFFOLD_MATRIX_ROWS;

/** "event 3.7.4 vitest-2 5.4 …" */
const inWords = (row: Row): string =>
  Object.keys(FACTORS)
    .map((name) => row[name as keyof Row])
    .join(" ");

const numbered = allRows().map((row, index) => ({ row, id: `r${String(index).padStart(3, "0")}` }));
const sampled = new Set(
  full || only !== undefined ? numbered.map(({ row }) => row) : sampleOf(numbered.map(({ row }) => row)),
);
/** Bun, and the Node.js that vitest 5 needs, come as packages for this system. */
const isHere = ({ runner }: Row): boolean =>
  (runner !== "bun" && runner !== "vitest-5") || (process.platform === "linux" && process.arch === "x64");
const chosen = numbered.filter(
  ({ row }) => isHere(row) && sampled.has(row) && new RegExp(only ?? "").test(inWords(row)),
);

/** Tries the rows of every other minor, from the given one. */
export function describeMinors(first: 0 | 1): void {
  const minors = INNGEST.filter((_, index) => index % 2 === first);
  const withRows = minors.filter((inngest) => chosen.some(({ row }) => row.inngest === inngest));
  describe.each(withRows)("what is added beside inngest %s", describeMinor);
}

function describeMinor(inngest: string): void {
  let home: string;
  let projects: Project[];
  let added: Project[];

  beforeAll(async () => {
    const rows = chosen.filter(({ row }) => row.inngest === inngest);
    await installAll(rows.flatMap(({ row }) => foldersOf(row)));
    home = await realpath(await mkdtemp(join(tmpdir(), `scaffold-matrix-${inngest}-`)));
    projects = [];
    for (const { row, id } of rows) projects.push(await makeProject(home, row, id));
    added = projects.filter(({ refusal }) => refusal === undefined);
  }, 30 * minutes);

  afterAll(async () => {
    if (only === undefined) await rm(home, { recursive: true, force: true });
    else console.log(home);
  });

  it("is refused only where the version lacks something, and the version that has it is named", () => {
    const wrong = projects.flatMap(({ row, refusal }) => {
      const since = neededBy(row);
      const right =
        since === undefined ? refusal === undefined : refusal?.message.includes(`inngest ${since} or newer`);
      return right ? [] : [`${inWords(row)}: ${refusal?.message ?? "not refused"}`];
    });
    expect(wrong).toEqual([]);
  });

  it("compiles under the strictest flags", { timeout: 60 * minutes }, async () => {
    const wrong: string[] = [];
    for (const each of compilationsOf(added)) {
      const errors = await compile(each);
      for (const { id, row } of each) for (const error of errors.get(id) ?? []) wrong.push(`${inWords(row)}: ${error}`);
    }
    expect(wrong).toEqual([]);
  });

  it("is served by the project's own handler", { timeout: 10 * minutes }, async () => {
    const served = await servedIds(added);
    const wrong = added.flatMap(({ id, row, functionIds }) => {
      const ids = served.get(id) ?? [];
      const right = typeof ids !== "string" && functionIds.every((each) => ids.includes(`example-${each}`));
      return right ? [] : [`${inWords(row)}: ${ids}`];
    });
    expect(wrong).toEqual([]);
  });

  it("has tests that pass", { timeout: 60 * minutes }, async () => {
    const wrong: string[] = [];
    for (const each of runsOf(added)) {
      const results = await runTestsOf(each);
      for (const { id, row, tests } of each)
        for (const path of tests) {
          const { passed = 0, failed = 1, message = "was not run" } = results.get(id)?.get(path) ?? {};
          if (passed === 0 || failed > 0) wrong.push(`${inWords(row)}: ${path} ${message}`);
        }
    }
    expect(wrong).toEqual([]);
  });

  it("has tests that notice mistakes", { timeout: 60 * minutes }, async () => {
    const survivors: string[] = [];
    for (const each of runsOf(added)) {
      const mutants = (await Promise.all(each.map(plantMutant))).flat();
      for (const { row, mistake } of await survivorsOf(mutants)) survivors.push(`${inWords(row)}: ${mistake}`);
    }
    expect(survivors).toEqual([]);
  });
}
