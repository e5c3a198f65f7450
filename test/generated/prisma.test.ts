import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect } from "vitest";
import build from "../support/build.js";
import { findPrisma, generateClient, linkPrisma, prismaDependencies } from "../support/prisma.js";
import { full } from "../support/sample.js";
import { copyApp, type Workspace } from "../support/workspace.js";
import { databaseFixtures, jobsOf, withoutFunctions } from "./describe-databases.js";

const minutes = 60_000;

/* The same as databases.test.ts against the client that Prisma itself generates for schema.prisma. */
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

  jobsOf("prisma", () => app);
});

/** Prisma in place of Drizzle. */
async function prepare(directory: string): Promise<void> {
  await withoutFunctions(directory, "src/db");
  await mkdir(join(directory, "prisma"));
  const fixtures = databaseFixtures("prisma");
  await cp(join(fixtures, "schema.prisma"), join(directory, "prisma/schema.prisma"));
  await cp(join(fixtures, "db.ts"), join(directory, "src/lib/db.ts"));
  const file = join(directory, "package.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  const { "drizzle-orm": _, ...dependencies } = manifest.dependencies;
  const own = { ...manifest, dependencies: { ...dependencies, ...prismaDependencies } };
  await writeFile(file, JSON.stringify(own, null, 2));
}
