import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repository, runTests, scaffold, typeCheck, type Workspace } from "../support/workspace.js";

const minutes = 60_000;
const home = "src/lib/inngest";

export type OrmName = "drizzle" | "prisma";

/** The folder of an ORM's schema, its jobs, and the test on a real Postgres. */
export const databaseFixtures = (orm: OrmName): string => join(repository, "fixtures/databases", orm);

const ROUTE = `import { serve } from "inngest/next";
import { inngest } from "@/lib/inngest/client";

export const { GET, POST, PUT } = serve({ client: inngest, functions: [] });
`;

/** Takes out of a copied application what it does with its own database: no functions, no events, and the given paths. */
export async function withoutFunctions(directory: string, database: string): Promise<void> {
  for (const path of [`${home}/functions`, `${home}/events.ts`, "src/app/api/documents", database])
    await rm(join(directory, path), { recursive: true });
  await writeFile(join(directory, `${home}/events.ts`), "");
  await writeFile(join(directory, "src/app/api/inngest/route.ts"), ROUTE);
}

/** The jobs of the fixtures, added by the real binary, compile, pass their tests, and do on PGlite what the fixtures say. */
export function jobsOf(orm: OrmName, app: () => Workspace): void {
  const fixtures = databaseFixtures(orm);

  it("are added, compile and pass their tests", { timeout: 5 * minutes }, async () => {
    const { directory } = app();
    const jobs = JSON.parse(await readFile(join(fixtures, "jobs.json"), "utf8")) as string[][];
    for (const job of jobs) {
      const added = await scaffold(directory, ["inngest", "add", ...job, "--db", orm, "--json"]);
      expect(added.code, `${job.join(" ")}: ${added.output}`).toBe(0);
    }
    const compiled = await typeCheck(directory);
    expect(compiled.code, compiled.output).toBe(0);
    const tested = await runTests(directory);
    expect(tested.code, tested.output).toBe(0);
  });

  it("read and write the rows of a real Postgres", { timeout: 5 * minutes }, async () => {
    const { directory } = app();
    const test = `${home}/postgres.test.ts`;
    await cp(join(fixtures, "postgres.test.ts"), join(directory, test));
    const compiled = await typeCheck(directory);
    expect(compiled.code, compiled.output).toBe(0);
    const tested = await runTests(directory, [test]);
    expect(tested.code, tested.output).toBe(0);
    expect(tested.output).toMatch(/Tests {2}\d+ passed/);
  });
}
