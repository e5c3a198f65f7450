import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import build from "../support/build.js";
import { copyCase, readCases } from "../support/cases.js";
import { copyApp, repository, runTests, scaffold, typeCheck } from "../support/workspace.js";

/*
 * What `add --template scoring` generates with Drizzle, on a real Postgres (PGlite) in the app itself: nothing of the
 * database is replaced. The cases are in fixtures/scoring/postgres.test.ts.
 */
interface Subject {
  /** A folder of fixtures/cases. */
  readonly name: string;
  /** Where the app's runner finds the test. */
  readonly at: string;
  readonly modules: { readonly db: string; readonly schema: string; readonly driver: string; readonly scoring: string };
  readonly exported: string;
}

const SUBJECTS: readonly Subject[] = [
  {
    name: "scoring-with-drizzle-in-skill-on-sdk4",
    at: "src/lib/inngest",
    modules: {
      db: "@/lib/db",
      schema: "@/db/schema",
      driver: "@/lib/inngest/inngest-test-driver",
      scoring: "@/lib/inngest/functions/calculate-score",
    },
    exported: "calculateScoreJob",
  },
  {
    name: "scoring-with-drizzle-and-tenants-in-barrel-on-sdk3",
    at: "inngest/functions/__tests__",
    modules: {
      db: "@/db/client",
      schema: "@/db/schema",
      driver: "@/inngest/functions/__tests__/inngest-test-driver",
      scoring: "@/inngest/functions/calculate-score",
    },
    exported: "calculateScore",
  },
];

const minutes = 60_000;

beforeAll(build, 2 * minutes);

describe.each(SUBJECTS)("$name", ({ name, at, modules, exported }) => {
  it("scores, retries, rolls back and graduates on Postgres", { timeout: 3 * minutes }, async () => {
    const one = readCases().find((each) => each.name === name);
    if (one === undefined) throw new Error(`There is no case ${name}`);
    const app = await copyCase(one);
    try {
      const added = await scaffold(app.directory, [...one.args, "--json"]);
      expect(added.code, added.output).toBe(0);
      const test = `${at}/postgres.test.ts`;
      await cp(join(repository, "fixtures/scoring/postgres.test.ts"), join(app.directory, test));
      await writeFile(
        join(app.directory, at, "app.ts"),
        [
          `export { db } from "${modules.db}";`,
          `export * as schema from "${modules.schema}";`,
          `export { runFunction } from "${modules.driver}";`,
          `export { ${exported} as scoring } from "${modules.scoring}";`,
          "",
        ].join("\n"),
      );
      const compiled = await typeCheck(app.directory);
      expect(compiled.code, compiled.output).toBe(0);
      const tested = await runTests(app.directory, [test]);
      expect(tested.code, tested.output).toBe(0);
      expect(tested.output).toMatch(/Tests {2}16 passed/);
    } finally {
      await app.remove();
    }
  });
});

describe("the lines that --db prints", () => {
  it("are all that the template needs", { timeout: 2 * minutes }, async () => {
    const app = await copyApp("sdk4", "skill");
    const add = ["inngest", "add", "calculate-score", "--template", "scoring", "--db", "drizzle", "--json"];
    try {
      const refused = await scaffold(app.directory, add);
      const { error } = JSON.parse(refused.stdout) as { error: { code: string; snippet: string } };
      expect(error.code).toBe("MODEL_NOT_FOUND");
      const schema = join(app.directory, "src/db/schema.ts");
      const before = (await readFile(schema, "utf8")).replace("import {", "import { doublePrecision, integer,");
      await writeFile(schema, `${before}\n${error.snippet}\n`);
      const added = await scaffold(app.directory, add);
      expect(added.code, added.output).toBe(0);
      const compiled = await typeCheck(app.directory);
      expect(compiled.code, compiled.output).toBe(0);
      const tested = await runTests(app.directory);
      expect(tested.code, tested.output).toBe(0);
    } finally {
      await app.remove();
    }
  });
});
