import { describe, expect, it } from "vitest";
import type { Answers } from "../../src/answers/answers.js";
import { type Files, planned } from "./planned.js";

const answers: Answers = { name: "tidy-notes", template: "cron", trigger: "cron", cron: "0 3 * * *", extra: {} };
const ROUTE = "apps/web/src/app/api/inngest/route.ts";
const INDEX = "packages/jobs/src/index.ts";

/** An app that serves the functions of a package, which says what can be imported from it. */
const workspace = (exports: object, own: Files = {}): Files => ({
  "package.json": '{ "workspaces": ["apps/*", "packages/*"] }',
  "apps/web/package.json": '{ "name": "web", "dependencies": { "inngest": "^3.40.0", "@acme/jobs": "*" } }',
  "packages/jobs/package.json": JSON.stringify({ name: "@acme/jobs", exports, dependencies: { inngest: "^3.40.0" } }),
  "packages/jobs/src/client.ts":
    'import { Inngest } from "inngest";\n\nexport const inngest = new Inngest({ id: "acme" });\n',
  "packages/jobs/src/functions/send-mail.ts":
    'import { inngest } from "../client";\n\nexport const sendMail = inngest.createFunction({ id: "send-mail" }, { event: "mail/send" }, async () => {});\n',
  [INDEX]: 'export { inngest } from "./client";\nexport { sendMail } from "./functions/send-mail";\n',
  [ROUTE]:
    'import { inngest, sendMail } from "@acme/jobs";\nimport { serve } from "inngest/next";\n\nexport const { GET } = serve({ client: inngest, functions: [sendMail] });\n',
  ...own,
});

/** What becomes of the package's index and of the route. */
function edited(files: Files): (string | undefined)[] {
  const { plan, after } = planned(files, answers);
  expect(new Set(planned(after, answers).plan.changes.map(({ action }) => action))).toEqual(new Set(["identical"]));
  return [INDEX, ROUTE].map((path) => plan.changes.find((change) => change.path === path)?.after);
}

const SERVED = "functions: [sendMail, tidyNotes] });\n";

describe("a function in a package that another one serves", () => {
  it("goes through the package's barrel, which gives it first, where nothing else can be imported", () => {
    const files = workspace({ ".": "./src/index.ts" });
    expect(edited(files)).toEqual([
      `${files[INDEX]}export { tidyNotes } from "./functions/tidy-notes";\n`,
      `import { inngest, sendMail, tidyNotes } from "@acme/jobs";\nimport { serve } from "inngest/next";\n\nexport const { GET } = serve({ client: inngest, ${SERVED}`,
    ]);
  });

  it("is imported by its own path where the siblings are and the map of exports gives all", () => {
    const route =
      'import { inngest } from "@acme/jobs/client";\nimport { sendMail } from "@acme/jobs/functions/send-mail";\nimport { serve } from "inngest/next";\n\nexport const { GET } = serve({ client: inngest, functions: [sendMail] });\n';
    expect(edited(workspace({ "./*": "./src/*.ts" }, { [ROUTE]: route }))).toEqual([
      undefined,
      route
        .replace("\nimport { serve", '\nimport { tidyNotes } from "@acme/jobs/functions/tidy-notes";\nimport { serve')
        .replace("[sendMail]", "[sendMail, tidyNotes]"),
    ]);
  });

  it("is refused where its path cannot be imported and no barrel gives the siblings by name", () => {
    const exports = { "./client": "./src/client.ts", "./functions/send-mail": "./src/functions/send-mail.ts" };
    const route =
      'import { inngest } from "@acme/jobs/client";\nimport { sendMail } from "@acme/jobs/functions/send-mail";\nimport { serve } from "inngest/next";\n\nexport const { GET } = serve({ client: inngest, functions: [sendMail] });\n';
    expect(() => planned(workspace(exports, { [ROUTE]: route }), answers)).toThrow(
      expect.objectContaining({ code: "REGISTRATION_NOT_CONFIRMED", file: ROUTE }),
    );
  });
});

describe("a function in another package than its client", () => {
  const TASKS = "packages/tasks/src/tasks.ts";
  const job: Answers = {
    ...{ name: "tidy-notes", template: "event", trigger: "event", event: "notes/note.added", extra: {} },
    fields: [{ name: "noteId", type: { kind: "string" }, optional: false }],
  };

  /** A package with the client, and one with the functions that an app serves. */
  const apart = (tasks: Readonly<Record<string, string>>, own: Files = {}): Files => ({
    "package.json": '{ "workspaces": ["apps/*", "packages/*"] }',
    "apps/web/package.json":
      '{ "name": "web", "dependencies": { "inngest": "^4.11.0", "@acme/client": "*", "@acme/tasks": "*" } }',
    [ROUTE]:
      'import { inngest } from "@acme/client";\nimport { tasks } from "@acme/tasks";\nimport { serve } from "inngest/next";\n\nexport const { GET } = serve({ client: inngest, functions: tasks });\n',
    "packages/client/package.json":
      '{ "name": "@acme/client", "exports": { ".": "./src/index.ts" }, "dependencies": { "inngest": "^4.11.0" } }',
    "packages/client/src/index.ts":
      'import { Inngest } from "inngest";\n\nexport const inngest = new Inngest({ id: "acme" });\n',
    "packages/tasks/package.json": JSON.stringify({
      name: "@acme/tasks",
      exports: { ".": "./src/tasks.ts" },
      dependencies: { "@acme/client": "*", ...tasks },
    }),
    [TASKS]: 'import { sweep } from "./sweep";\n\nexport const tasks = [sweep];\n',
    "packages/tasks/src/sweep.ts":
      'import { inngest } from "@acme/client";\n\nexport const sweep = inngest.createFunction({ id: "sweep", triggers: [{ cron: "0 * * * *" }] }, async () => {});\n',
    ...own,
  });

  it("has its event types and what it imports in its own package", () => {
    const { plan } = planned(apart({ inngest: "^4.11.0" }), job);
    const made = plan.changes.filter(({ action }) => action === "create");
    expect(made.map(({ path }) => path).every((path) => path.startsWith("packages/tasks/src/"))).toBe(true);
    const specifiers = made.flatMap(({ after = "" }) =>
      [...after.matchAll(/ from "([^"]+)"/g)].map(([, from]) => from),
    );
    expect(new Set(specifiers)).toEqual(
      new Set(["inngest", "@acme/client", "./inngest-events", "./tidy-notes.effects"]),
    );
  });

  it("is refused where its package does not depend on inngest, with the command that adds it", () => {
    expect(() => planned(apart({}), job)).toThrow(
      expect.objectContaining({
        code: "NOT_IMPORTABLE",
        file: "packages/tasks/package.json",
        hint: expect.stringContaining("npm install --workspace @acme/tasks 'inngest@^4.11.0'"),
      }),
    );
  });

  it("is taken where one above depends on inngest, or where its siblings import it already", () => {
    const above = apart(
      {},
      { "package.json": '{ "workspaces": ["apps/*", "packages/*"], "dependencies": { "inngest": "^4.11.0" } }' },
    );
    expect(() => planned(above, job)).not.toThrow();
    const somehow = apart({}, { "packages/tasks/src/errors.ts": 'export { NonRetriableError } from "inngest";\n' });
    expect(() => planned(somehow, job)).not.toThrow();
  });

  it("is shown the command of the workspace's package manager", () => {
    const pnpm = apart({}, { "pnpm-workspace.yaml": 'packages:\n  - "apps/*"\n  - "packages/*"\n' });
    expect(() => planned(pnpm, job)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining("pnpm --filter @acme/tasks add 'inngest@^4.11.0'") }),
    );
  });

  it("is sent its event with the client that its package gives by its main entry", () => {
    const own = {
      "packages/jobs/package.json":
        '{ "name": "@acme/jobs", "main": "./src/index.ts", "dependencies": { "inngest": "^3.40.0" } }',
    };
    const { plan } = planned(workspace({}, own), job);
    expect(plan.nextSteps.join("\n")).toContain('import { inngest } from "@acme/jobs";');
  });

  const things: Files = {
    "packages/db/package.json":
      '{ "name": "@acme/db", "exports": { ".": "./src/index.ts" }, "dependencies": { "drizzle-orm": "^0.44.0" } }',
    "packages/db/src/index.ts":
      'import { drizzle } from "drizzle-orm/node-postgres";\n\nexport const db = drizzle("x");\nexport * from "./schema";\n',
    "packages/db/src/schema.ts":
      'import { pgTable, text, uuid } from "drizzle-orm/pg-core";\n\nexport const notes = pgTable("notes", { id: uuid("id").primaryKey(), status: text("status").notNull() });\n',
  };
  const EFFECTS = "packages/tasks/src/tidy-notes.effects.ts";
  const textOf = (tasks: Readonly<Record<string, string>>, own: Files = {}, asked: Partial<Answers> = {}) => {
    const { plan } = planned(apart({ inngest: "^4.11.0", "@acme/db": "*", ...tasks }, { ...things, ...own }), {
      ...job,
      ...asked,
    });
    const made = plan.changes.map(({ after = "" }) => after).join("");
    return { queries: made.includes('from "@acme/db"'), effects: made.includes("notImplemented"), plan };
  };

  it("does without the database where its package lacks what queries are written with, and says so", () => {
    const { queries, plan } = textOf({});
    expect(queries).toBe(false);
    expect(plan.changes.map(({ path }) => path)).toContain(EFFECTS);
    expect(plan.warnings).toEqual([
      expect.objectContaining({
        code: "MODEL_NOT_FOUND",
        message: expect.stringContaining("packages/tasks does not depend on drizzle-orm"),
      }),
    ]);
  });

  it("has queries where its package has it, or its files import it already", () => {
    expect(textOf({ "drizzle-orm": "^0.44.0" }).queries).toBe(true);
    expect(textOf({}, { "packages/tasks/src/query.ts": 'export { eq } from "drizzle-orm";\n' }).queries).toBe(true);
  });

  it("is refused with the command where it is asked for", () => {
    expect(() => textOf({}, {}, { db: "drizzle" })).toThrow(
      expect.objectContaining({ code: "NOT_IMPORTABLE", hint: expect.stringContaining("'drizzle-orm@^0.44.0'") }),
    );
  });
});
