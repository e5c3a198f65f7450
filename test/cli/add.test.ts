import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import build from "../support/build.js";
import { readTree } from "../support/tree.js";
import { copyApp, execute, repository, type Workspace } from "../support/workspace.js";

const BIN = join(repository, "bin/scaffold.mjs");
const JOB = ["parse-transcript", "--event", "crm/transcript.uploaded", "--field", "transcriptId:string"];

let app: Workspace;
beforeAll(async () => {
  build();
  app = await copyApp("sdk4", "lib", { git: true });
});
afterAll(() => app.remove());

const scaffold = (args: readonly string[], cwd = app.directory, env: Record<string, string> = {}) =>
  execute(process.execPath, [BIN, ...args], cwd, { CI: "", NO_COLOR: "1", ...env });

/** Runs a command that must not change a byte. */
async function untouched(args: readonly string[], env?: Record<string, string>) {
  const before = await readTree(app.directory);
  const result = await scaffold(args, app.directory, env);
  expect(await readTree(app.directory)).toEqual(before);
  return result;
}

describe("scaffold inngest add without a terminal", () => {
  it.each([
    ["an empty name", ["", "--event", "a/b.c"], "NAME_INVALID"],
    ["a name with spaces", ["parse transcript", "--event", "a/b.c"], "NAME_INVALID"],
    ["a name that leads out", ["../x", "--event", "a/b.c"], "NAME_INVALID"],
    ["a name in another script", ["přepis", "--event", "a/b.c"], "NAME_INVALID"],
    ["a reserved word", ["delete", "--event", "a/b.c"], "NAME_INVALID"],
    ["300 characters", ["a".repeat(300), "--event", "a/b.c"], "NAME_INVALID"],
    ["an event with spaces", ["a-job", "--event", "a/b c"], "EVENT_INVALID"],
    ["an event without a domain", ["a-job", "--event", "uploaded"], "EVENT_INVALID"],
    ["an impossible cron", ["a-job", "--cron", "61 * * * *"], "CRON_INVALID"],
    ["an unknown time zone", ["a-job", "--cron", "TZ=Mars/Base 0 * * * *"], "CRON_INVALID"],
    ["a field with two types", [...JOB, "--field", "a:b:c"], "FIELD_INVALID"],
    ["a duplicate field", [...JOB, "--field", "transcriptId:number"], "FIELD_INVALID"],
    ["a field named constructor", [...JOB, "--field", "constructor:string"], "FIELD_INVALID"],
    ["a field of an unknown type", [...JOB, "--field", "a:strng"], "FIELD_INVALID"],
    ["a feature where there are no feature folders", [...JOB, "--feature", "notes"], "ANSWER_INVALID"],
    ["an event sent that starts the job again", [...JOB, "--downstream", "crm/transcript.uploaded"], "ANSWER_INVALID"],
    ["a directory of templates that is not there", [...JOB, "--templates", "no-such"], "USAGE"],
    ["an argument too many", [...JOB, "more"], "USAGE"],
    ["an unknown flag", [...JOB, "--retrys", "3"], "USAGE"],
    ["a flag of another template", ["a-job", "--cron", "0 * * * *", "--downstream", "a/b.c"], "USAGE"],
    ["a long dash", ["a-job", "\u2013event", "a/b.c"], "USAGE"],
    ["a trigger that contradicts", [...JOB, "--trigger", "cron"], "ANSWER_INVALID"],
    ["a template that contradicts", [...JOB, "--template", "cron"], "ANSWER_INVALID"],
    ["a template that is not there", [...JOB, "--template", "evnt"], "TEMPLATE_UNKNOWN"],
    ["a policy that is not there", [...JOB, "--on-conflict", "replace"], "USAGE"],
    ["a directory that is not there", [...JOB, "--cwd", "nowhere"], "USAGE"],
    ["no name", ["--event", "a/b.c"], "MISSING_ANSWER"],
    ["no trigger", ["a-job"], "MISSING_ANSWER"],
    ["nothing at all", [], "MISSING_ANSWER"],
  ])("refuses %s with exit code 2, a hint and the tree untouched", async (_what, args, code) => {
    const human = await untouched(["inngest", "add", ...args]);
    expect({ code: human.code, stdout: human.stdout }).toEqual({ code: 2, stdout: "" });
    expect(human.stderr).toMatch(new RegExp(`^error ${code} .+\n(  .+\n)+$`));
    const json = await untouched(["inngest", "add", ...args, "--json"]);
    expect({ code: json.code, stderr: json.stderr }).toEqual({ code: 2, stderr: "" });
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, error: { code, hint: expect.any(String) } });
  });

  it.each(['"', "'", "`", "${x}", "*/", "\n", "\\"])(
    "refuses %j in a name, an event, a schedule, a field, an entity and a folder",
    async (text) => {
      const bad = `a${text}b`;
      const lines = [
        [bad, "--event", "a/b.c"],
        ["a-job", "--event", `a/${bad}`],
        ["a-job", "--cron", `0 * * * ${bad}`],
        [...JOB, "--field", `${bad}:string`],
        [...JOB, "--field", `x:y|${bad}`],
        [...JOB, "--entity", bad],
        [...JOB, "--dir", bad],
      ];
      for (const line of lines) expect((await untouched(["inngest", "add", ...line])).code).toBe(2);
    },
  );

  it("refuses a directory that is no project with exit code 4, and leaves it empty", async () => {
    const empty = await mkdtemp(join(tmpdir(), "scaffold-empty-"));
    // A repository of its own, whatever lies above it.
    await mkdir(join(empty, ".git"));
    const result = await scaffold(["inngest", "add", ...JOB, "--json"], empty);
    expect(result.code).toBe(4);
    expect(JSON.parse(result.stdout)).toMatchObject({ ok: false, error: { code: "NO_PROJECT" } });
    expect(await readTree(empty)).toEqual(new Map());
    await rm(empty, { recursive: true });
  });

  it("shows with --dry-run, --diff and --check what it would do, and does nothing", async () => {
    const dry = await untouched(["inngest", "add", ...JOB, "--dry-run"]);
    expect(dry.code).toBe(0);
    expect(dry.stdout).toMatch(/^ {2}create {4}src\/lib\/inngest\/functions\/parse-transcript\.ts\n/);
    expect(dry.stdout).toContain("would be written; nothing was.");
    expect(dry.stdout).not.toContain("+++");
    const diff = await untouched(["inngest", "add", ...JOB, "--dry-run", "--diff"]);
    expect(diff.stdout).toContain("+++ b/src/lib/inngest/functions/parse-transcript.ts");
    expect((await untouched(["inngest", "add", ...JOB, "--check", "--quiet"])).code).toBe(3);
  });

  it("plans the same with --json as it then does, and the second time finds everything there", async () => {
    const own = await copyApp("sdk4", "lib", { git: true });
    const args = ["inngest", "add", ...JOB, "--json", "--diff"];
    const dry = JSON.parse((await scaffold([...args, "--dry-run"], own.directory)).stdout);
    const real = await scaffold(args, own.directory);
    expect({ code: real.code, stderr: real.stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(real.stdout)).toEqual(dry);
    expect(dry).toMatchObject({ ok: true, command: "add", rerun: `npx scaffold inngest add ${JOB.join(" ")}` });
    const tree = await readTree(own.directory);
    const again = await scaffold(args, own.directory);
    const document = JSON.parse(again.stdout);
    const actions = new Set(document.changes.map((change: { action: string }) => change.action));
    expect([...actions]).toEqual(["identical"]);
    expect(await readTree(own.directory)).toEqual(tree);
    expect((await scaffold([...args, "--check"], own.directory)).code).toBe(0);
    expect((await scaffold(["inngest", "add", ...JOB], own.directory)).stdout).toContain(
      "Nothing to do: everything is there.",
    );
    await own.remove();
  });

  it("says nothing with --quiet when all went well", async () => {
    const own = await copyApp("sdk3", "skill", { git: true });
    const result = await scaffold(["inngest", "add", ...JOB, "--quiet", "--db", "none"], own.directory);
    expect(result).toMatchObject({ code: 0, stdout: "", stderr: "" });
    await own.remove();
  });
});

describe("scaffold inngest info", () => {
  it("prints what was found, for people and as JSON", async () => {
    const human = await untouched(["inngest", "info"]);
    expect({ code: human.code, stderr: human.stderr }).toEqual({ code: 0, stderr: "" });
    expect(human.stdout).toMatch(/^Project {2,}\//);
    expect(human.stdout).toMatch(
      /^Served by +serve\(\) of inngest\/next at \/api\/inngest +src\/app\/api\/inngest\/route\.ts:\d+$/m,
    );
    const json = JSON.parse((await untouched(["inngest", "info", "--json"])).stdout);
    expect(json).toMatchObject({ ok: true, project: { layout: "lib", sdk: { value: 4 } } });
  });
});

describe("scaffold inngest templates", () => {
  it("lists the built-in templates", async () => {
    const json = JSON.parse((await untouched(["inngest", "templates", "list", "--json"])).stdout);
    expect(json.templates.map((each: { id: string; source: string }) => [each.id, each.source])).toEqual(
      expect.arrayContaining([
        ["cron", "built-in"],
        ["event", "built-in"],
        ["multi", "built-in"],
      ]),
    );
  });

  it("shows what one asks", async () => {
    const human = await untouched(["inngest", "templates", "show", "event"]);
    expect(human.stdout).toContain("--downstream");
    expect((await untouched(["inngest", "templates", "show", "evnt"])).code).toBe(2);
  });
});
