import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import build from "../support/build.js";
import { findPrisma, generateClient, linkPrisma, prismaDependencies } from "../support/prisma.js";
import { full } from "../support/sample.js";
import { copyApp, repository, runTests, scaffold, typeCheck, type Workspace } from "../support/workspace.js";

/*
 * The same as databases.test.ts with Prisma: the jobs of fixtures/databases/prisma/jobs.json compile against the client
 * that Prisma itself generates for schema.prisma, and read and write the rows of a real Postgres (PGlite) by it.
 */
const minutes = 60_000;
const fixtures = join(repository, "fixtures/databases/prisma");
const home = "src/lib/inngest";

const ROUTE = `import { serve } from "inngest/next";
import { inngest } from "@/lib/inngest/client";

export const { GET, POST, PUT } = serve({ client: inngest, functions: [] });
`;

describe.runIf(full)("jobs on the models of a project of its own", () => {
  let app: Workspace;

  beforeAll(async () => {
    await build();
    expect(await findPrisma()).toBeUndefined();
    app = await copyApp("sdk4", "skill", { prepare });
    await linkPrisma(app.directory);
    await generateClient(app.directory, "prisma/schema.prisma", "src/generated/prisma");
  }, 5 * minutes);

  afterAll(() => app.remove());

  it("are added, compile and pass their tests", { timeout: 5 * minutes }, async () => {
    const jobs = JSON.parse(await readFile(join(fixtures, "jobs.json"), "utf8")) as string[][];
    for (const job of jobs) {
      const added = await scaffold(app.directory, ["inngest", "add", ...job, "--db", "prisma", "--json"]);
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
});

/** Prisma in place of Drizzle, and no functions yet. */
async function prepare(directory: string): Promise<void> {
  for (const path of [`${home}/functions`, `${home}/events.ts`, "src/app/api/documents", "src/db"])
    await rm(join(directory, path), { recursive: true });
  await writeFile(join(directory, `${home}/events.ts`), "");
  await writeFile(join(directory, "src/app/api/inngest/route.ts"), ROUTE);
  await mkdir(join(directory, "prisma"));
  await cp(join(fixtures, "schema.prisma"), join(directory, "prisma/schema.prisma"));
  await cp(join(fixtures, "db.ts"), join(directory, "src/lib/db.ts"));
  const file = join(directory, "package.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  const { "drizzle-orm": _, ...dependencies } = manifest.dependencies;
  const own = { ...manifest, dependencies: { ...dependencies, ...prismaDependencies } };
  await writeFile(file, JSON.stringify(own, null, 2));
}
