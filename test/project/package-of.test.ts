import { describe, expect, it } from "vitest";
import { detectProject } from "../../src/project/detect.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import { inApp } from "./app.js";

const JOBS = "packages/jobs/src";
/** A package with functions that another one serves; only the other one has a test runner and zod. */
const files = (jobs: Record<string, string>, web: Record<string, string>) =>
  inApp({
    ".git/HEAD": "",
    "package.json": '{ "workspaces": ["apps/*", "packages/*"] }',
    "apps/web/package.json": JSON.stringify({
      name: "web",
      dependencies: { "@acme/jobs": "*", inngest: "^3.0.0", ...web },
    }),
    "apps/web/app/api/inngest/route.ts":
      'import { serve } from "inngest/next";\nimport { functions, inngest } from "@acme/jobs";\nserve({ client: inngest, functions });\n',
    "packages/jobs/package.json": JSON.stringify({
      name: "@acme/jobs",
      main: "src/index.ts",
      dependencies: { inngest: "^3.0.0", ...jobs },
    }),
    [`${JOBS}/index.ts`]: 'export { inngest } from "./client";\nexport { functions } from "./functions/index";\n',
    [`${JOBS}/client.ts`]: 'import { Inngest } from "inngest";\nexport const inngest = new Inngest({ id: "a" });\n',
    [`${JOBS}/functions/index.ts`]: 'import { tidy } from "./tidy";\nexport const functions = [tidy];\n',
    [`${JOBS}/functions/tidy.ts`]:
      'import { inngest } from "../client";\nexport const tidy = inngest.createFunction({ id: "tidy" }, { event: "a/b" }, async () => {});\n',
  });

const toolsFrom = (cwd: string, jobs: Record<string, string>, web: Record<string, string>) => {
  const { runner, zod } = detectProject(memoryReadHost(files(jobs, web)), `/app/${cwd}`);
  return [runner?.name.value, zod?.value];
};

describe.each(["apps/web", "packages/jobs"])("from %s, the package that the files go to", (cwd) => {
  it("decides on the test runner and zod", () => {
    expect(toolsFrom(cwd, { jest: "^29.0.0", zod: "^3.0.0" }, {})).toEqual(["jest", 3]);
  });

  it("gets none of another package", () => {
    expect(toolsFrom(cwd, {}, { vitest: "^4.0.0", zod: "^4.0.0" })).toEqual([undefined, undefined]);
  });
});
