import { cp } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import build from "../support/build.js";
import { copyApp, scaffold, type Workspace } from "../support/workspace.js";
import { databaseFixtures, jobsOf, withoutFunctions } from "./describe-databases.js";

const minutes = 60_000;

/* One job for each way in which the tables of schema.ts say how far a job is, and for each kind of id. */
describe("jobs on the tables of a project of its own", () => {
  let app: Workspace;

  beforeAll(async () => {
    await build();
    app = await copyApp("sdk4", "skill", {
      prepare: async (directory) => {
        await withoutFunctions(directory, "src/db/migrate.ts");
        await cp(join(databaseFixtures("drizzle"), "schema.ts"), join(directory, "src/db/schema.ts"));
      },
    });
  }, 2 * minutes);

  afterAll(() => app.remove());

  jobsOf("drizzle", () => app);

  it("are refused where two columns tell the rows apart", { timeout: minutes }, async () => {
    const event = ["--event", "members/member.added", "--field", "memberId:string"];
    const refused = await scaffold(app.directory, ["inngest", "add", "greet-member", ...event, "--db", "drizzle"]);
    expect([refused.code, refused.output]).toEqual([4, expect.stringContaining("teamId and userId together")]);
  });
});
