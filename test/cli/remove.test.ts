import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { commitAll } from "../../fixtures/copy-app.mjs";
import build from "../support/build.js";
import { runInProcess } from "../support/in-process.js";
import { readTree, type Tree } from "../support/tree.js";
import { copyApp, scaffold } from "../support/workspace.js";
import { KEYS, openTerminal } from "./terminal.js";

const ADD = [
  "inngest",
  "add",
  "generate-report",
  "--event",
  "document/report.requested",
  "--field",
  "documentId:string",
];
const REMOVE = ["inngest", "remove", "generate-report"];
const FUNCTION = "src/lib/inngest/functions/generate-report.ts";
const DRIVER = "src/lib/inngest/inngest-test-driver.ts";

interface Project {
  readonly directory: string;
  /** Without the job, and with it. */
  readonly before: Tree;
  readonly there: Tree;
}

/** A project with the job, in a repository; all of it in a commit unless told otherwise. */
async function project({ committed = true, git = true } = {}): Promise<Project> {
  const { directory, remove } = await copyApp("sdk3", "skill", { git: git && !committed });
  onTestFinished(remove);
  const before = await readTree(directory);
  expect((await runInProcess([...ADD, "--db", "none"], directory)).code).toBe(0);
  if (git && committed) commitAll(directory);
  return { directory, before, there: await readTree(directory) };
}

const error = (stdout: string) =>
  (JSON.parse(stdout) as { error: { code: string; message: string; hint: string } }).error;

describe("scaffold inngest remove, where nobody can be asked", () => {
  it("takes out what is committed, and says what it deleted", async () => {
    const { directory, before } = await project();
    const { code, stdout, stderr } = await runInProcess(REMOVE, directory);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^warning EVENT_REMOVED [^\n]*\n$/) });
    expect(stderr).toContain("document/report.requested");
    expect(stdout).toContain(`delete    ${FUNCTION}`);
    expect(stdout).toContain("Done: 5 files deleted, 1 changed.");
    expect(await readTree(directory)).toEqual(before);
  });

  it("takes several out in one plan, all of them or none", async () => {
    const { directory, before, there } = await project();
    const more = ["inngest", "add", "file-note", "--event", "notes/note.filed", "--field", "noteId:string"];
    expect((await runInProcess([...more, "--db", "none"], directory)).code).toBe(0);
    const both = await readTree(directory);
    const all = ["inngest", "remove", "file-note", "generate-report", "--json"];
    const refused = await runInProcess(all, directory);
    expect({ code: refused.code, error: error(refused.stdout) }).toMatchObject({
      code: 1,
      error: { code: "CONFLICT", message: expect.not.stringContaining("generate-report") },
    });
    const wrong = await runInProcess([...all, "no-such", "--on-conflict", "overwrite"], directory);
    expect({ code: wrong.code, name: error(wrong.stdout).code }).toEqual({ code: 2, name: "FUNCTION_NOT_FOUND" });
    expect(await readTree(directory)).toEqual(both);

    const done = await runInProcess([...all, "--on-conflict", "overwrite"], directory);
    expect(JSON.parse(done.stdout)).toMatchObject({ rerun: "npx scaffold inngest remove file-note generate-report" });
    expect(await readTree(directory)).toEqual(before);
    expect(there).not.toEqual(before);
  });

  it("says what remains of a pipeline, and by which command that goes", async () => {
    const { directory, remove } = await copyApp("sdk4", "barrel", { git: true });
    onTestFinished(remove);
    const before = await readTree(directory);
    const add = ["inngest", "add", "nightly-scores", "--template", "overnight-scoring", "--db", "none"];
    expect((await runInProcess(add, directory)).code).toBe(0);
    const flags = ["--json", "--on-conflict", "overwrite"];
    const main = await runInProcess(["inngest", "remove", "nightly-scores", ...flags], directory);
    const { nextSteps } = JSON.parse(main.stdout) as { nextSteps: string[] };
    expect(nextSteps.at(-1)).toMatch(
      /score-portfolio-batch and cache-warmer\..*remove score-portfolio-batch cache-warmer$/,
    );
    const words = nextSteps.at(-1)?.split(": scaffold ").at(-1)?.split(" ") ?? [];
    expect((await runInProcess([...words, ...flags], directory)).code).toBe(0);
    expect(await readTree(directory)).toEqual(before);
  });

  it("looks where the configuration says that things are", async () => {
    const { directory } = await project();
    const layout = { serve: "src/app/api/other/route.ts" };
    writeFileSync(join(directory, "scaffold.config.json"), JSON.stringify({ layout }));
    const { code, stdout } = await runInProcess([...REMOVE, "--json"], directory);
    expect(code).toBe(4);
    expect(stdout).toContain("src/app/api/other/route.ts");
    const there = "src/app/api/inngest/route.ts";
    expect((await runInProcess([...REMOVE, "--serve", there], directory)).code).toBe(0);
  });

  it("gives the plan as a document, with diffs that patch takes", async () => {
    const { directory } = await project();
    const { stdout } = await runInProcess([...REMOVE, "--json", "--diff", "--dry-run"], directory);
    const document = JSON.parse(stdout) as {
      command: string;
      rerun: string;
      changes: { path: string; diff: string }[];
    };
    expect({ command: document.command, rerun: document.rerun }).toEqual({
      command: "remove",
      rerun: "npx scaffold inngest remove generate-report",
    });
    expect(document.changes.find(({ path }) => path === FUNCTION)?.diff).toMatch(/^--- a\/.*\n\+\+\+ \/dev\/null\n/);
  });

  it.each([
    ["new", { committed: false }, () => undefined],
    ["changed", {}, (root: string) => appendFileSync(join(root, FUNCTION), "// mine\n")],
    ["in no repository", { git: false }, () => undefined],
  ])("refuses a file that is %s, and names it and the way out", async (_what, options, edit) => {
    const { directory } = await project(options);
    edit(directory);
    const tree = await readTree(directory);
    for (const flags of [[], ["--dry-run"], ["--on-conflict", "fail"], ["--on-conflict", "ask"], ["--yes"]]) {
      const { code, stdout } = await runInProcess([...REMOVE, "--json", ...flags], directory);
      expect(code).toBe(1);
      expect(error(stdout)).toMatchObject({
        code: "CONFLICT",
        message: expect.stringContaining(FUNCTION),
        hint: expect.stringContaining("--on-conflict overwrite"),
      });
    }
    expect(await readTree(directory)).toEqual(tree);
    expect((await runInProcess([...REMOVE, "--on-conflict", "overwrite"], directory)).code).toBe(0);
  });

  it("refuses a file whose changes are only staged", async () => {
    const { directory } = await project();
    appendFileSync(join(directory, FUNCTION), "// mine\n");
    execFileSync("git", ["add", "-A"], { cwd: directory });
    expect((await runInProcess(REMOVE, directory)).code).toBe(1);
  });

  it("leaves a changed file that needs nothing of what goes with --on-conflict skip, and refuses one that does", async () => {
    const { directory, before } = await project();
    appendFileSync(join(directory, DRIVER), "// mine\n");
    const kept = await runInProcess([...REMOVE, "--json", "--on-conflict", "skip"], directory);
    expect(JSON.parse(kept.stdout).changes).toContainEqual({ path: DRIVER, action: "skip" });
    const tree = await readTree(directory);
    expect(tree.get(DRIVER)?.toString()).toMatch(/\/\/ mine\n$/);
    expect(new Set(tree.keys())).toEqual(new Set([...before.keys(), DRIVER]));

    const other = await project();
    appendFileSync(join(other.directory, FUNCTION), "// mine\n");
    const refused = await runInProcess([...REMOVE, "--json", "--on-conflict", "skip"], other.directory);
    expect(error(refused.stdout)).toMatchObject({ code: "CONFLICT", message: expect.stringContaining("cannot stay") });
  });

  it("takes a file name for no pattern", async () => {
    const { directory } = await project();
    const odd = join(directory, "src/lib/inngest/functions/[gen]*.ts");
    writeFileSync(odd, "export {};\n");
    expect((await runInProcess(REMOVE, directory)).code).toBe(0);
    expect(readFileSync(odd, "utf8")).toBe("export {};\n");
  });

  it.each([
    [["inngest", "remove"], 2, "USAGE"],
    [["inngest", "remove", "generate-report", "b"], 2, "FUNCTION_NOT_FOUND"],
    [["inngest", "remove", "generate-report", "--evnt", "x"], 2, "USAGE"],
    [["inngest", "remove", "generate-reprot"], 2, "FUNCTION_NOT_FOUND"],
    [["inngest", "remove", "../../etc/passwd"], 2, "FUNCTION_NOT_FOUND"],
    [["inngest", "remove", "constructor"], 2, "FUNCTION_NOT_FOUND"],
    [["inngest", "remove", ""], 2, "FUNCTION_NOT_FOUND"],
    [["inngest", "remove", "\u001b[2J\n"], 2, "FUNCTION_NOT_FOUND"],
    [["inngest", "remove", "generate-report", "--on-conflict", "yes"], 2, "USAGE"],
    [["inngest", "remove", "generate-report", "--serve", "../outside.ts"], 4, "OUTSIDE_ROOT"],
  ])("refuses %j, and changes nothing", async (args, code, name) => {
    const { directory, there } = await project();
    const result = await runInProcess([...args, "--json"], directory);
    expect({ code: result.code, name: error(result.stdout).code }).toEqual({ code, name });
    expect(await readTree(directory)).toEqual(there);
  });

  it("keeps what stands at the end of a file as it is", async () => {
    const { directory } = await project({ committed: false });
    const route = join(directory, "src/app/api/inngest/route.ts");
    const before = readFileSync(route, "utf8");
    writeFileSync(route, `${before}\n\n\n   `);
    expect((await runInProcess([...REMOVE, "--on-conflict", "overwrite"], directory)).code).toBe(0);
    expect(readFileSync(route, "utf8").endsWith("\n\n\n   ")).toBe(true);
  });
});

describe("scaffold inngest remove, on a terminal", () => {
  beforeAll(build, 120_000);

  it("shows what goes, the diff on request, and takes it out when told so", async () => {
    const { directory, before } = await project({ committed: false });
    const terminal = openTerminal(REMOVE, directory);
    await terminal.waitFor(`delete    ${FUNCTION}`);
    await terminal.waitFor("UNCOMMITTED");
    await terminal.waitFor("Take these out?");
    terminal.type(`${KEYS.up}${KEYS.enter}`);
    await terminal.waitFor("+++ /dev/null");
    await terminal.waitFor("Take these out?");
    terminal.type(`${KEYS.up}${KEYS.up}${KEYS.enter}`);
    expect(await terminal.exit).toBe(0);
    expect(terminal.screen()).toContain("5 files deleted, 1 changed");
    expect(await readTree(directory)).toEqual(before);
  });

  it("does nothing at Enter alone where changes would be lost that no commit holds", async () => {
    const { directory, there } = await project({ committed: false });
    const terminal = openTerminal(REMOVE, directory);
    await terminal.waitFor("Take these out?");
    terminal.type(KEYS.enter);
    expect(await terminal.exit).toBe(130);
    expect(await readTree(directory)).toEqual(there);
  });

  it.each([
    ["no", `${KEYS.down}${KEYS.down}${KEYS.enter}`],
    ["Ctrl-C", KEYS.interrupt],
  ])("writes nothing at %s, and ends with 130", async (_what, keys) => {
    const { directory, there } = await project();
    const terminal = openTerminal(REMOVE, directory);
    await terminal.waitFor("Take these out?");
    terminal.type(keys);
    expect(await terminal.exit).toBe(130);
    expect(await readTree(directory)).toEqual(there);
  });

  it("with --yes asks only for each file that no commit holds, with its diff, and stops unless told otherwise", async () => {
    const { directory } = await project();
    appendFileSync(join(directory, DRIVER), "// mine\n");
    const tree = await readTree(directory);
    const first = openTerminal([...REMOVE, "--yes"], directory);
    await first.waitFor("-// mine");
    await first.waitFor("changes that no commit holds");
    first.type(KEYS.enter);
    expect(await first.exit).toBe(130);
    expect(await readTree(directory)).toEqual(tree);

    const second = openTerminal([...REMOVE, "--yes"], directory);
    await second.waitFor("changes that no commit holds");
    second.type(`${KEYS.down}${KEYS.enter}`);
    expect(await second.exit).toBe(0);
    expect(readFileSync(join(directory, DRIVER), "utf8")).toContain("// mine");
  });

  it("asks nothing with --yes where all is committed, and stops before writing with --dry-run", async () => {
    const { directory, before, there } = await project();
    const dry = openTerminal([...REMOVE, "--dry-run"], directory);
    expect(await dry.exit).toBe(0);
    expect(await readTree(directory)).toEqual(there);
    const real = openTerminal([...REMOVE, "--yes"], directory);
    expect(await real.exit).toBe(0);
    expect(await readTree(directory)).toEqual(before);
  });

  it("has its help, without a project", async () => {
    const { stdout } = await scaffold("/", ["inngest", "remove", "--help"]);
    expect(stdout).toContain("Usage: scaffold inngest remove [options] <name...>");
    expect(stdout).toContain("--on-conflict");
  });
});
