import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import build from "../support/build.js";
import { copyProject, repository, runTests, scaffold, typeCheck } from "../support/workspace.js";

const scratch = mkdtempSync(join(tmpdir(), "scaffold-inngest-docs-"));
/** An empty project with the packed package, whose `node_modules` the others get. */
const installed = join(scratch, "installed");
const page = readFileSync(join(repository, "docs/templates.md"), "utf8");

/** A block of the page by the word behind its language. */
function block(language: string, name: string): string {
  const found = new RegExp(`^\`\`\`${language} ${name}\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(page)?.[1];
  if (found === undefined) throw new Error(`docs/templates.md has no ${language} block ${name}`);
  return found;
}

interface Done {
  readonly code: number | null;
  readonly output: string;
}

function shell(directory: string, script: string, env: Record<string, string> = {}): Done {
  const { CI: _, ...own } = process.env;
  const options = { cwd: directory, encoding: "utf8", env: { ...own, NO_COLOR: "1", ...env } } as const;
  const { status, stdout, stderr } = spawnSync("sh", ["-ec", script], options);
  return { code: status, output: `${stdout}${stderr}` };
}

/** A copy of a project with the tool installed and nothing else, under git. */
function project(name: string, from: string): string {
  const directory = join(scratch, name);
  cpSync(from, directory, { recursive: true, filter: (path) => !/node_modules/.test(path.slice(from.length)) });
  cpSync(join(installed, "node_modules"), join(directory, "node_modules"), { recursive: true, verbatimSymlinks: true });
  execFileSync("git", ["init", "-q"], { cwd: directory });
  return directory;
}

beforeAll(() => {
  build();
  const npm = (cwd: string, ...args: string[]): string =>
    execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const packed = npm(repository, "pack", "--json", "--ignore-scripts", "--pack-destination", scratch);
  const [{ filename = "" } = {}] = JSON.parse(packed) as { filename?: string }[];
  mkdirSync(installed);
  writeFileSync(join(installed, "package.json"), '{ "private": true }');
  npm(installed, "install", "--offline", "--no-audit", "--no-fund", join(scratch, filename));
}, 180_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("docs/templates.md, followed literally in a clean project", () => {
  it("leads to a customised template with a snapshot test in CI", () => {
    // What `npm install --save-dev scaffold-inngest` does is done already, from the package as it is packed.
    expect(block("sh", "setup").trim()).toBe("npm install --save-dev scaffold-inngest");
    const directory = project("reader", join(repository, "fixtures/sdk4/skill"));
    const follow = (name: string): Done => shell(directory, block("sh", name));

    expect(follow("eject")).toMatchObject({ code: 0 });
    expect(follow("same")).toMatchObject({ code: 0, output: expect.stringContaining("all as the snapshots say") });
    const patch = join(scratch, "change.diff");
    writeFileSync(patch, block("diff", "change"));
    execFileSync("git", ["apply", patch], { cwd: directory });
    expect(follow("differs")).toMatchObject({
      code: 3,
      output: expect.stringContaining("+        // Return ids, not rows"),
    });
    expect(follow("update")).toMatchObject({ code: 0 });
    expect(follow("new")).toMatchObject({ code: 0 });
    expect(follow("ci")).toMatchObject({ code: 0 });
    expect(readFileSync(join(directory, "templates.xml"), "utf8")).toContain('failures="0"');
    expect(follow("use")).toMatchObject({ code: 0 });
    expect(existsSync(join(directory, "src/lib/inngest/functions/greet-new-customer.ts"))).toBe(true);
  }, 120_000);
});

describe("fixtures/example-team", () => {
  const source = join(repository, "fixtures/example-team");

  it("has templates that give code which type-checks, and tests which pass", async () => {
    const team = await copyProject("sdk4", source);
    try {
      const jobs = [
        ["generate-report", "--event", "document/report.requested", "--field", "documentId:string"],
        [
          "greet-them",
          "--template",
          "greet-customer",
          "--event",
          "crm/customer.created",
          "--field",
          "customerId:string",
        ],
      ];
      for (const job of jobs) expect(await scaffold(team.directory, ["add", ...job])).toMatchObject({ code: 0 });
      expect(await typeCheck(team.directory)).toMatchObject({ code: 0, output: "" });
      expect(await runTests(team.directory)).toMatchObject({ code: 0 });
    } finally {
      await team.remove();
    }
  }, 120_000);

  it("passes its CI, and fails it with 3 when a template changes", () => {
    const directory = project("team", source);
    const ci = (): Done => shell(directory, "./ci.sh");
    chmodSync(join(directory, "ci.sh"), 0o755);
    if (process.env.UPDATE_FIXTURES) {
      shell(directory, "npx scaffold inngest templates test || npx scaffold inngest templates test -u");
      rmSync(join(source, "scaffold-templates"), { recursive: true });
      cpSync(join(directory, "scaffold-templates"), join(source, "scaffold-templates"), { recursive: true });
    }
    expect(ci()).toMatchObject({ code: 0 });

    const file = join(directory, "scaffold-templates/greet-customer/function.ts.hbs");
    writeFileSync(file, readFileSync(file, "utf8").replace("success: true", "success: false"));
    expect(ci()).toMatchObject({ code: 3, output: expect.stringContaining("greet-customer/small-project") });
    expect(shell(directory, "npx scaffold inngest templates test -u", { CI: "true" })).toMatchObject({ code: 2 });
    expect(shell(directory, "npx scaffold inngest templates test -u")).toMatchObject({ code: 0 });
    expect(ci()).toMatchObject({ code: 0 });
  }, 120_000);
});
