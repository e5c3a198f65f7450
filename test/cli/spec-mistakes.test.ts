import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runInProcess } from "../support/in-process.js";
import { repository } from "../support/workspace.js";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "spec-mistakes-"));
  const app = join(repository, "fixtures/sdk4/skill");
  cpSync(app, directory, { recursive: true, filter: (path) => !path.startsWith(join(app, "node_modules")) });
  mkdirSync(join(directory, ".git"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** What `add --spec --dry-run` says of such a file. */
async function plan(text: string): Promise<{ code: number; error?: object; warnings?: readonly object[] }> {
  writeFileSync(join(directory, "jobs.yaml"), text);
  const { code, stdout } = await runInProcess(
    ["inngest", "add", "--spec", "jobs.yaml", "--dry-run", "--json"],
    directory,
  );
  const { error, warnings } = JSON.parse(stdout);
  return { code, error, warnings };
}

describe("a mistake in a spec file", () => {
  it.each([
    {
      what: "a misspelled event",
      text: "jobs:\n  - name: a-job\n    evnt: crm/call.made\n",
      error: { code: "SPEC_INVALID", message: 'There is no key "evnt" here.', hint: "Did you mean event?", line: 3 },
    },
    {
      what: "a misspelled name",
      text: "jobs:\n  - event: crm/call.made\n    nmae: a-job\n",
      error: { code: "SPEC_INVALID", message: 'There is no key "nmae" here.', hint: "Did you mean name?", line: 3 },
    },
    {
      what: "an answer to a template's question where the start is missing",
      text: "jobs:\n  - name: a-job\n    downstream: crm/call.done\n",
      error: { code: "MISSING_ANSWER", message: 'The job "a-job" lacks event or cron.', line: 2 },
    },
    {
      what: "a second document",
      text: "jobs:\n  - name: a-job\n    event: crm/call.made\n---\njobs: []\n",
      error: {
        code: "SPEC_INVALID",
        message: "jobs.yaml is not YAML that can be read: it holds more than one document.",
        line: 4,
      },
    },
    {
      what: "JSON that is not whole",
      text: '{ "jobs": [ { "name": "a',
      error: { code: "SPEC_INVALID", message: expect.stringMatching(/^jobs\.yaml is not JSON: /), line: 1 },
    },
    {
      what: "a serve file outside the project",
      text: "jobs:\n  - name: a-job\n    event: crm/call.made\n    serve: ../x.ts\n",
      error: { code: "OUTSIDE_ROOT", file: "jobs.yaml", line: 4, column: 12 },
    },
    {
      what: "a serve file that is not there",
      text: "jobs:\n  - name: a-job\n    event: crm/call.made\n    serve: nope.ts\n",
      error: { code: "SERVE_NOT_FOUND", file: "jobs.yaml", line: 4, column: 12 },
    },
  ])("is told at its place: $what", async ({ text, error }) => {
    expect((await plan(text)).error).toMatchObject(error);
  });

  it("does not hide YAML that begins like JSON", async () => {
    expect(await plan("{ jobs: [ { name: a-job, event: crm/call.made } ] }")).toMatchObject({ code: 0 });
    expect((await plan("{ jobs: [ { name: a-job")).error).toMatchObject({
      message: expect.stringContaining("is not YAML"),
    });
  });
});
