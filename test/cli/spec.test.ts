import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import build from "../support/build.js";
import { readTree } from "../support/tree.js";
import { copyApp, repository, scaffold, type Workspace } from "../support/workspace.js";
import { openTerminal } from "./terminal.js";

const SPEC = `jobs:
  - name: parse-transcript
    event: crm/transcript.uploaded
    fields: { transcriptId: string, organizationId: string }
    retries: 3
    downstream: crm/transcript.parsed
  - name: index-transcript
    event: crm/transcript.parsed
  - name: nightly-sync
    cron: "TZ=Europe/Prague 0 2 * * *"
`;

let app: Workspace;
beforeAll(async () => {
  build();
  app = await fresh();
});
afterAll(() => app.remove());

async function fresh(): Promise<Workspace> {
  const workspace = await copyApp("sdk4", "lib", { git: true });
  await writeFile(join(workspace.directory, "jobs.yaml"), SPEC);
  return workspace;
}
const add = (directory: string, ...args: string[]) => scaffold(directory, ["inngest", "add", ...args]);

/** With a text on standard input. */
const piped = (directory: string, text: string | Buffer, ...args: string[]) =>
  new Promise<{ code: number | null; stdout: string }>((done) => {
    const bin = join(repository, "bin/scaffold.mjs");
    const child = spawn(process.execPath, [bin, "inngest", "add", "--spec", "-", "--json", ...args], {
      cwd: directory,
    });
    let stdout = "";
    child.stdout.on("data", (data) => (stdout += data));
    child.on("close", (code) => done({ code, stdout }));
    child.stdin.end(text);
  });

describe("scaffold inngest add --spec", () => {
  it("adds every job in one plan, as --check, --dry-run and --json said, and then finds all of it there", async () => {
    const own = await fresh();
    const before = await readTree(own.directory);
    const dry = await add(own.directory, "--spec", "jobs.yaml", "--json", "--dry-run");
    expect((await add(own.directory, "--spec", "jobs.yaml", "--check")).code).toBe(3);
    expect(await readTree(own.directory)).toEqual(before);
    const real = await add(own.directory, "--spec", "jobs.yaml", "--json");
    expect({ code: real.code, stderr: real.stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(real.stdout)).toEqual(JSON.parse(dry.stdout));
    expect(JSON.parse(real.stdout)).toMatchObject({
      ok: true,
      command: "add",
      rerun: "npx scaffold inngest add --spec jobs.yaml",
    });
    const check = await add(own.directory, "--spec", "jobs.yaml", "--check");
    expect(check).toMatchObject({ code: 0, stdout: expect.stringContaining("Nothing to do: everything is there.") });
    await own.remove();
  });

  it("takes what a developer has written since for no difference, and a lost registration or another trigger for one", async () => {
    const own = await fresh();
    await add(own.directory, "--spec", "jobs.yaml");
    const file = join(own.directory, "src/lib/inngest/functions/nightly-sync.ts");
    await writeFile(file, `${await readFile(file, "utf8")}\n// Mine.\n`);
    const edited = await add(own.directory, "--spec", "jobs.yaml", "--check", "--json");
    expect(edited.code).toBe(0);
    expect(JSON.parse(edited.stdout).warnings).toContainEqual(expect.objectContaining({ code: "EDITED" }));

    const registration = join(own.directory, "src/lib/inngest/index.ts");
    const served = await readFile(registration, "utf8");
    await writeFile(registration, served.replace(/^.*nightlySync.*\n/gm, ""));
    const lost = await add(own.directory, "--spec", "jobs.yaml", "--check", "--json");
    expect(lost.code).toBe(3);
    expect(JSON.parse(lost.stdout).changes).toContainEqual({ path: "src/lib/inngest/index.ts", action: "modify" });
    await writeFile(registration, served);

    await writeFile(join(own.directory, "jobs.yaml"), SPEC.replace("0 2 * * *", "0 3 * * *"));
    const other = await add(own.directory, "--spec", "jobs.yaml", "--check", "--json");
    expect(other.code).toBe(3);
    expect(JSON.parse(other.stdout).warnings).toContainEqual(expect.objectContaining({ code: "DIFFERS" }));
    expect((await add(own.directory, "--spec", "jobs.yaml")).code).toBe(2);
    await own.remove();
  });

  it("writes nothing when one job of many is refused, and says where it stands", async () => {
    const before = await readTree(app.directory);
    const wrong = SPEC.replace("crm/transcript.parsed\n  - name: nightly", "transcriptparsed\n  - name: nightly");
    const result = await piped(app.directory, wrong);
    expect(result.code).toBe(2);
    expect(JSON.parse(result.stdout).error).toMatchObject({
      code: "EVENT_INVALID",
      file: "standard input",
      line: 8,
      column: 12,
    });
    expect(await readTree(app.directory)).toEqual(before);
  });

  it.each([
    ["nothing", "", "SPEC_INVALID"],
    ["a list without jobs", "jobs: []", "SPEC_INVALID"],
    ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x00]), "NOT_UTF8"],
    ["a job without a trigger", "jobs: [{ name: a-job }]", "MISSING_ANSWER"],
    ["a template that is not there", "jobs: [{ name: a-job, event: a/b.c, template: evnt }]", "TEMPLATE_UNKNOWN"],
    ["a trigger that contradicts", "jobs: [{ name: a-job, event: a/b.c, trigger: cron }]", "ANSWER_INVALID"],
    ["a key of another template", "jobs: [{ name: a-job, cron: 0 2 * * *, downstream: a/b.c }]", "SPEC_INVALID"],
    ["a directory that leads out", "jobs: [{ name: a-job, event: a/b.c, dir: ../../.. }]", "OUTSIDE_ROOT"],
  ])("refuses %s on standard input", async (_what, text, code) => {
    const result = await piped(app.directory, text);
    expect(JSON.parse(result.stdout)).toMatchObject({ ok: false, error: { code } });
    expect([2, 4]).toContain(result.code);
  });

  it.each([
    ["a name", ["a-job"]],
    ["an event", ["--event", "a/b.c"]],
    ["retries", ["--retries", "3"]],
    ["a file that is not there", ["--spec", "no-such.yaml"]],
    ["a directory", ["--spec", "src"]],
  ])("refuses %s with exit code 2", async (_what, args) => {
    const spec = args[0] === "--spec" ? [] : ["--spec", "jobs.yaml"];
    const result = await add(app.directory, ...spec, ...args, "--json");
    expect({ code: result.code, error: JSON.parse(result.stdout).error.code }).toEqual({ code: 2, error: "USAGE" });
  });

  it("takes options that say where things are for every job that does not say otherwise", async () => {
    const result = await add(
      app.directory,
      "--spec",
      "jobs.yaml",
      "--dir",
      "src/jobs",
      "--test",
      "none",
      "--dry-run",
      "--json",
    );
    const paths = JSON.parse(result.stdout).changes.map(({ path }: { path: string }) => path);
    expect(paths).toContain("src/jobs/parse-transcript.ts");
    expect(paths.filter((path: string) => path.includes(".test."))).toEqual([]);
  });

  it("warns once of what holds for several jobs, and takes the file that sends the event from where it was started", async () => {
    const own = await fresh();
    const manifest = join(own.directory, "package.json");
    const { dependencies, ...rest } = JSON.parse(await readFile(manifest, "utf8"));
    await writeFile(
      manifest,
      JSON.stringify({ ...rest, dependencies: { ...dependencies, "@prisma/client": "6.0.0" } }),
    );
    const functions = join(own.directory, "src");
    const emits = "src/send-it.ts";
    await writeFile(
      join(own.directory, emits),
      "export async function sendIt(): Promise<void> {\n  await Promise.resolve();\n}\n",
    );
    const job = (name: string, more: string) =>
      `  - { name: ${name}, event: crm/${name}.done, entity: unicorn${more} }\n`;
    await writeFile(
      join(own.directory, "many.yaml"),
      `jobs:\n${job("one", ", emit-from: send-it.ts")}${job("two", "")}${job("three", "")}`,
    );
    const { code, stdout } = await add(functions, "--spec", "../many.yaml", "--json", "--dry-run");
    const { warnings, changes, error } = JSON.parse(stdout);
    expect(error).toBeUndefined();
    expect(code).toBe(0);
    const missing = warnings.filter((each: { code: string }) => each.code === "MODEL_NOT_FOUND");
    expect(missing).toMatchObject([{ line: 2, message: expect.stringContaining("The same holds for 2 other jobs.") }]);
    expect(changes.map(({ path }: { path: string }) => path)).toContain(emits);
    await own.remove();
  });

  it("shows the plan on a terminal, and writes when confirmed", async () => {
    const own = await fresh();
    const terminal = openTerminal(["inngest", "add", "--spec", "jobs.yaml"], own.directory);
    await terminal.waitFor("Write these");
    terminal.type("\r");
    await terminal.waitFor("Done:");
    await terminal.waitFor("npx scaffold inngest add --spec jobs.yaml");
    expect(await terminal.exit).toBe(0);
    expect((await add(own.directory, "--spec", "jobs.yaml", "--check")).code).toBe(0);
    await own.remove();
  });
});

describe("a configuration", () => {
  it("holds for add, info and templates, and flags win over it", async () => {
    const own = await fresh();
    const write = (text: string) => writeFile(join(own.directory, "scaffold.config.json"), text);
    await write(
      '{\n  "defaults": { "retries": 7, "downstream": "crm/x.done" },\n  "layout": { "dir": "src/jobs" }\n}\n',
    );
    const job = ["a-job", "--event", "crm/a.b", "--field", "bId:string", "--dry-run", "--diff"];
    const configured = await add(own.directory, ...job);
    expect(configured.stdout).toContain("+++ b/src/jobs/a-job.ts");
    expect(configured.stdout).toContain("retries: 7");
    expect(configured.stdout).toContain("crm/x.done");
    const flagged = await add(own.directory, ...job, "--retries", "2", "--dir", "src/mine");
    expect(flagged.stdout).toContain("+++ b/src/mine/a-job.ts");
    expect(flagged.stdout).toContain("retries: 2");
    const info = JSON.parse((await scaffold(own.directory, ["inngest", "info", "--json"])).stdout);
    expect(info.origins.dir).toEqual({ from: "config", file: "scaffold.config.json", line: 3 });
    expect(info.origins.serve).toMatchObject({ from: "detection" });
    expect(info.config.values).toContainEqual({
      key: "defaults.retries",
      value: "7",
      file: "scaffold.config.json",
      line: 2,
    });
    const flag = JSON.parse((await scaffold(own.directory, ["inngest", "info", "--json", "--dir", "src/mine"])).stdout);
    expect(flag.origins.dir).toEqual({ from: "flag", flag: "--dir" });

    await write('{ "defaults": { "retires": 7 } }');
    for (const command of [
      ["inngest", "info"],
      ["inngest", "templates", "list"],
      ["inngest", "add", ...job],
    ]) {
      const refused = await scaffold(own.directory, command);
      expect({ code: refused.code, stdout: refused.stdout }).toEqual({ code: 2, stdout: "" });
      expect(refused.stderr).toMatch(
        /CONFIG_INVALID .*"retires"[\s\S]*scaffold\.config\.json:1:17[\s\S]*Did you mean retries\?/,
      );
    }
    await write('{ "templates": "nowhere" }');
    expect((await scaffold(own.directory, ["inngest", "templates", "list"])).stderr).toContain(
      "scaffold.config.json:1",
    );
    await own.remove();
  });

  it("brings helpers, none of which takes the place of a built-in one", async () => {
    const own = await fresh();
    const write = (name: string) =>
      writeFile(
        join(own.directory, "scaffold.config.mjs"),
        `export default { helpers: { ${name}: (text) => String(text) } };`,
      );
    await write("shout");
    expect((await scaffold(own.directory, ["inngest", "info", "--json"])).code).toBe(0);
    await write("str");
    const refused = await scaffold(own.directory, ["inngest", "info"]);
    expect({ code: refused.code, stderr: refused.stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("helpers.str is the name of a built-in helper."),
    });
    await own.remove();
  });
});
