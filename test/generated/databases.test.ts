import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import build from "../support/build.js";
import { copyApp, repository, runTests, scaffold, typeCheck, type Workspace } from "../support/workspace.js";

/*
 * The jobs of fixtures/databases/drizzle/jobs.json, one for each way in which the tables of schema.ts say how far a job
 * is and for each kind of id, added by the real binary: they compile, their tests pass, and they do on a real Postgres
 * (PGlite) what postgres.test.ts says.
 */
const minutes = 60_000;
const fixtures = join(repository, "fixtures/databases/drizzle");
const home = "src/lib/inngest";

const ROUTE = `import { serve } from "inngest/next";
import { inngest } from "@/lib/inngest/client";

export const { GET, POST, PUT } = serve({ client: inngest, functions: [] });
`;

describe("jobs on the tables of a project of its own", () => {
  let app: Workspace;

  beforeAll(async () => {
    await build();
    app = await copyApp("sdk4", "skill", {
      prepare: async (directory) => {
        for (const path of [`${home}/functions`, `${home}/events.ts`, "src/app/api/documents", "src/db/migrate.ts"])
          await rm(join(directory, path), { recursive: true });
        await writeFile(join(directory, `${home}/events.ts`), "");
        await writeFile(join(directory, "src/app/api/inngest/route.ts"), ROUTE);
        await cp(join(fixtures, "schema.ts"), join(directory, "src/db/schema.ts"));
      },
    });
  }, 2 * minutes);

  afterAll(() => app.remove());

  it("are added, compile and pass their tests", { timeout: 5 * minutes }, async () => {
    const jobs = JSON.parse(await readFile(join(fixtures, "jobs.json"), "utf8")) as string[][];
    for (const job of jobs) {
      const added = await scaffold(app.directory, ["inngest", "add", ...job, "--db", "drizzle", "--json"]);
      expect(added.code, `${job.join(" ")}: ${added.output}`).toBe(0);
    }
    const compiled = await typeCheck(app.directory);
    expect(compiled.code, compiled.output).toBe(0);
    const tested = await runTests(app.directory);
    expect(tested.code, tested.output).toBe(0);
  });

  it("read and write the rows of a real Postgres", { timeout: 5 * minutes }, async () => {
    const test = `${home}/postgres.test.ts`;
    await cp(join(fixtures, "postgres.test.ts"), join(app.directory, test));
    const compiled = await typeCheck(app.directory);
    expect(compiled.code, compiled.output).toBe(0);
    const tested = await runTests(app.directory, [test]);
    expect(tested.code, tested.output).toBe(0);
    expect(tested.output).toMatch(/Tests {2}\d+ passed/);
  });

  it("are refused where two columns tell the rows apart", { timeout: minutes }, async () => {
    const event = ["--event", "members/member.added", "--field", "memberId:string"];
    const refused = await scaffold(app.directory, ["inngest", "add", "greet-member", ...event, "--db", "drizzle"]);
    expect([refused.code, refused.output]).toEqual([4, expect.stringContaining("teamId and userId together")]);
  });
});
