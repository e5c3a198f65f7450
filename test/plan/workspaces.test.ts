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
