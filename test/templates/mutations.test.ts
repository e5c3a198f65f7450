import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sample } from "../support/sample.js";
import { folderOf, type Variant } from "./support/make-context.js";
import { type RenderedProject, renderProject } from "./support/render-project.js";
import { runVitest } from "./support/run-tests.js";

interface Mutation {
  readonly what: string;
  readonly from: RegExp;
  readonly to: string;
}

const OF_ALL: readonly Mutation[] = [
  { what: "swaps the concurrency key", from: /event\.data\.organizationId" \}/, to: 'event.data.userId" }' },
  { what: "asks for other retries", from: /retries: 3/, to: "retries: 4" },
];

const OF_EVENT: readonly Mutation[] = [
  ...OF_ALL,
  { what: "drops the first step", from: /await step\.run\("update-status-processing"[\s\S]*?\n {4}\}\);\n/, to: "" },
  {
    what: "drops the await of the first step",
    from: /await step\.run\("update-status-processing"/,
    to: 'void step.run("update-status-processing"',
  },
  { what: "drops the await of save-result", from: /await step\.run\("save-result"/, to: 'step.run("save-result"' },
  {
    what: "drops the step that writes the failure",
    from: /await step\.run\("update-status-failed"[\s\S]*?\n {6}\}\);\n/,
    to: "",
  },
  { what: "swallows the error", from: /throw error;/, to: "return { success: false };" },
  { what: "wraps the error, so that all is retried", from: /throw error;/, to: 'throw new Error("out of reach");' },
  {
    what: "does nothing with what it fetched",
    from: /return await effects\.processDocument\([^)]*\)/,
    to: 'return { id: "document_1" }',
  },
  { what: "renames a step", from: /"process-document"/, to: '"work"' },
  { what: "does not await the write of the failure", from: /(const message = .*;\s+)await /, to: "$1void " },
  { what: "loses the message", from: /const message = .*;/, to: 'const message = "";' },
];

const IN_PRISMA: readonly Mutation[] = [
  {
    what: "does not await the write in save-result",
    from: /(now = new Date\(\);\s+)await prisma/,
    to: "$1void prisma",
  },
  { what: "looks for another row", from: /where: \{ id: documentId/, to: "where: { id: organizationId" },
  { what: "writes another status", from: /"completed"/, to: '"processing"' },
  { what: "goes on without a row", from: /if \(!found\) throw.*/, to: "" },
];

const OF_ROWS: readonly Mutation[] = [
  {
    what: "tries again for a row that is not there",
    from: /new NonRetriableError\((?=`\w+ not found)/,
    to: "new Error(",
  },
];

const OF_CRON: readonly Mutation[] = [
  ...OF_ALL,
  { what: "has a step with a changing id", from: /`process-\$\{item\.id\}`/, to: "`process-${Date.now()}`" },
  {
    what: "swallows the error in the step",
    from: /(`process-\$\{item\.id\}`, async \(\) => \{)([\s\S]*?)(\n {8}\}\);)/,
    to: "$1 try {$2 } catch {}$3",
  },
  { what: "fails with the first item", from: /failed\.push\(.*\);/, to: 'throw new Error("stop");' },
  { what: "takes a total failure for a success", from: /if \(processed === 0\)/, to: "if (false)" },
  { what: "fails where nothing waits", from: /if \(failed\.length > 0\)/, to: "if (processed === 0)" },
  { what: "fails for one failure", from: /if \(processed === 0\)/, to: "if (true)" },
  { what: "does not work on the items", from: /await effects\.processDocument\(item\);/, to: "" },
  { what: "does not say what failed", from: /(for \(const .* of failed\)).*;/, to: "$1 {}" },
  { what: "has no bound", from: /BATCH_SIZE = 100/, to: "BATCH_SIZE = 100_000" },
  { what: "does not await the items", from: /await step\.run\(`process/, to: "void step.run(`process" },
];

const OF_MULTI: readonly Mutation[] = [
  ...OF_ALL,
  { what: "takes every run for a manual one", from: /event\.name !== /, to: "event.name === " },
  { what: "ignores whom a manual run names", from: /organizationId(?=\);\n {6}if)/, to: "undefined" },
  { what: "does not sync", from: /await effects\.syncOrganization\(organization\);/, to: "" },
  { what: "does not say what failed", from: /(for \(const failure of failures\)).*;/, to: "$1 {}" },
  { what: "does not await the syncs", from: /await step\.run\(`sync/, to: "void step.run(`sync" },
  { what: "takes a total failure for a success", from: /if \(results\.length > 0 && /, to: "if (false && " },
  { what: "fails where there is none to sync", from: /results\.length > 0 && /, to: "" },
  {
    what: "fails for one failure",
    from: /!results\.some\(\(\{ success \}\) => success\)/,
    to: "!results.every(({ success }) => success)",
  },
  { what: "has no bound", from: /if \(found\.length > MAX_ORGANIZATIONS\)/, to: "if (false)" },
  {
    what: "tries again what one run cannot take",
    from: /throw new NonRetriableError\(`More/,
    to: "throw new Error(`More",
  },
  { what: "loses the schedule", from: /, \{ cron: "[^"]*" \}/, to: "" },
];

const event = { template: "event", runner: "vitest" } as const;
const SUBJECTS: readonly { variant: Variant; mutations: readonly Mutation[] }[] = [
  { variant: { ...event, sdk: 3, db: "prisma", typing: "parse" }, mutations: [...OF_EVENT, ...IN_PRISMA, ...OF_ROWS] },
  { variant: { ...event, sdk: 4, db: "drizzle", typing: "event-type" }, mutations: [...OF_EVENT, ...OF_ROWS] },
  { variant: { ...event, sdk: 4, db: "none", typing: "event-type" }, mutations: OF_EVENT },
  { variant: { ...event, sdk: 4, db: "tenant", typing: "event-type" }, mutations: OF_EVENT },
  { variant: { template: "cron", runner: "vitest", sdk: 4, db: "prisma", typing: "event-type" }, mutations: OF_CRON },
  { variant: { template: "cron", runner: "vitest", sdk: 3, db: "none", typing: "client" }, mutations: OF_CRON },
  { variant: { template: "multi", runner: "vitest", sdk: 3, db: "none", typing: "client" }, mutations: OF_MULTI },
  { variant: { template: "multi", runner: "vitest", sdk: 4, db: "none", typing: "event-type" }, mutations: OF_MULTI },
];

/** Each mutation is a copy of the rendered folder, so that one run of the test runner judges all. */
describe.each(SUBJECTS.map((each) => ({ ...each, mutations: sample(each.mutations, 3) })))(
  "the generated test of $variant.template ($variant.db, SDK $variant.sdk)",
  ({ variant, mutations }) => {
    let project: RenderedProject;
    let failedFolders: Set<string>;
    const folder = folderOf(variant);

    beforeAll(async () => {
      project = await renderProject(variant.sdk, [variant]);
      for (const [index, mutation] of mutations.entries()) await mutate(project.directory, folder, index, mutation);
      const { output } = await runVitest(project.directory, "--reporter", "json", "--testTimeout", "3000");
      const report: unknown = JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1));
      const { testResults } = report as { testResults: { name: string; status: string }[] };
      failedFolders = new Set(
        testResults.filter(({ status }) => status === "failed").map(({ name }) => name.split("/").at(-2) ?? ""),
      );
    }, 60_000);
    afterAll(() => project.remove());

    it("passes as generated", () => {
      expect(failedFolders).not.toContain(folder);
    });

    it.each(mutations.map((mutation, index) => ({ ...mutation, index })))(
      "fails when the function $what",
      ({ index }) => {
        expect([...failedFolders]).toContain(`mutant-${index}`);
      },
    );
  },
);

async function mutate(directory: string, folder: string, index: number, { what, from, to }: Mutation): Promise<void> {
  const { cp } = await import("node:fs/promises");
  const copy = join(directory, `mutant-${index}`);
  await cp(join(directory, folder), copy, { recursive: true });
  const path = join(copy, "generate-report.ts");
  const before = await readFile(path, "utf8");
  const after = before.replace(from, to);
  if (after === before) throw new Error(`The mutation "${what}" finds nothing to change in ${folder}`);
  await writeFile(path, after);
}
