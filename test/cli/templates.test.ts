import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runInProcess } from "../support/in-process.js";
import { copyApp, execute, repository } from "../support/workspace.js";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "templates-command-"));
  writeFileSync(join(directory, "package.json"), '{ "dependencies": { "inngest": "^4.11.0" } }\n');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const run = (...args: string[]) => runInProcess(["inngest", "templates", ...args], directory);
const json = async (...args: string[]) => JSON.parse((await run(...args, "--json")).stdout);
const path = (name: string): string => join(directory, name);
const read = (name: string): string => readFileSync(path(name), "utf8");

function put(name: string, text: string): void {
  mkdirSync(join(path(name), ".."), { recursive: true });
  writeFileSync(path(name), text);
}

const EXAMPLES = "team/greet/examples";
const SNAPSHOT = `${EXAMPLES}/small-project`;
const FUNCTION = `${SNAPSHOT}/files/src/lib/inngest/functions/greet-customer.ts.snap`;

/** A new template with its snapshot. */
async function greet(): Promise<void> {
  await run("new", "greet", "--to", "team");
  await run("test", "greet", "--templates", "team", "-u");
}

const test = (...args: string[]) => run("test", "--templates", "team", ...args);

describe("a template whose question takes a flag of every job", () => {
  it("is refused", async () => {
    await run("new", "greet", "--to", "team");
    const manifest = JSON.parse(read("team/greet/template.json"));
    const question = { key: "where", flag: "--cwd", type: "string", prompt: "Where?", describe: "where" };
    put("team/greet/template.json", JSON.stringify({ ...manifest, questions: [question] }));
    const add = ["inngest", "add", "a", "--template", "greet", "--event", "a/b.c", "--templates", "team", "--json"];
    const { code, stdout } = await runInProcess(add, directory);
    expect(code).toBe(4);
    expect(JSON.parse(stdout).error).toMatchObject({
      message: "Template greet asks by --cwd, which is a flag of every job.",
      file: "team/greet/template.json",
      line: 1,
    });
    const tested = await runInProcess(["inngest", "templates", "test", "--templates", "team", "--json"], directory);
    expect([tested.code, JSON.parse(tested.stdout).error.message]).toEqual([4, JSON.parse(stdout).error.message]);
  });
});

describe("templates new", () => {
  it("makes a template whose test passes once its snapshot is written", async () => {
    expect((await run("new", "greet", "--to", "team")).code).toBe(0);
    expect((await test()).code).toBe(3);
    expect((await test("-u")).code).toBe(0);
    const result = await test();
    expect([result.code, result.stdout]).toEqual([
      0,
      "✓ greet/small-project\n\n1 example, all as the snapshots say.\n",
    ]);
    expect(read(FUNCTION)).toContain('id: "greet-customer"');
  });

  it("makes the directory that the configuration names, and then needs no flag", async () => {
    put("scaffold.config.json", '{\n  "templates": ["tools/tpl"]\n}\n');
    expect((await json("list")).error).toMatchObject({
      code: "CONFIG_INVALID",
      file: "scaffold.config.json",
      line: 2,
      column: 17,
      snippet: expect.stringContaining("tools/tpl"),
    });
    const made = await run("new", "greet");
    expect([made.code, made.stdout]).toEqual([0, expect.not.stringContaining("--templates")]);
    expect(existsSync(path("tools/tpl/greet/template.json"))).toBe(true);
    rmSync(path("tools"), { recursive: true });
    const ejected = await run("eject", "event");
    expect([ejected.code, ejected.stdout]).toEqual([0, expect.not.stringContaining("--templates")]);
    expect(existsSync(path("tools/tpl/event/template.json"))).toBe(true);
    expect((await run("new", "other", "--to", "elsewhere")).stdout).toContain("--templates elsewhere");
  });

  it("speaks of a template where its id is refused", async () => {
    expect((await json("new", "Bad Name")).error).toMatchObject({
      code: "NAME_INVALID",
      message: 'The id of the template "Bad Name" is not kebab-case.',
    });
  });

  it("writes over nothing unless told to", async () => {
    put("team/greet/template.json", "mine");
    const refused = await run("new", "greet", "--to", "team");
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("CONFLICT")]);
    expect([read("team/greet/template.json"), existsSync(path("team/greet/test.ts.hbs"))]).toEqual(["mine", false]);
    expect((await run("new", "greet", "--to", "team", "--on-conflict", "overwrite")).code).toBe(0);
    expect(JSON.parse(read("team/greet/template.json")).id).toBe("greet");
  });

  it.each([
    ["event", 2, "NAME_TAKEN"],
    ["Greet", 2, "NAME_INVALID"],
    ["../greet", 2, "NAME_INVALID"],
    ["__proto__", 2, "NAME_INVALID"],
  ])("refuses the id %s", async (id, code, name) => {
    const result = await run("new", id);
    expect([result.code, result.stderr]).toEqual([code, expect.stringContaining(name)]);
  });

  it("writes nothing outside the project", async () => {
    const result = await run("new", "greet", "--to", "../elsewhere");
    expect([result.code, result.stderr]).toEqual([4, expect.stringContaining("OUTSIDE_ROOT")]);
    expect(existsSync(path("../elsewhere"))).toBe(false);
  });

  it("only tells what it would write where asked to", async () => {
    expect((await run("new", "greet", "--dry-run")).stdout).toContain(
      "create    scaffold-templates/greet/template.json",
    );
    expect((await run("new", "greet", "--check")).code).toBe(3);
    expect(existsSync(path("scaffold-templates"))).toBe(false);
  });
});

describe("templates eject", () => {
  it("gives a template that passes its own test", async () => {
    expect((await run("eject", "event", "--to", "team")).code).toBe(0);
    expect((await test()).code).toBe(0);
    expect(read("team/event/function.ts.hbs")).toBe(
      readFileSync(join(repository, "templates/event/function.ts.hbs"), "utf8"),
    );
  });

  it("is shown as overridden, and a new one as own", async () => {
    await run("eject", "event", "--to", "team");
    await greet();
    const { templates } = await json("list", "--templates", "team");
    const sources = Object.fromEntries(templates.map((each: { id: string; source: string }) => [each.id, each.source]));
    expect(sources).toMatchObject({ cron: "built-in", event: "overridden", greet: "own" });
  });

  it("changes nothing when done again, and refuses what was changed since", async () => {
    await run("eject", "cron", "--to", "team");
    expect(
      (await json("eject", "cron", "--to", "team")).changes.map((each: { action: string }) => each.action),
    ).toEqual(expect.not.arrayContaining(["create", "modify", "conflict"]));
    put("team/_partials/event-data.hbs", "changed");
    put("team/cron/function.ts.hbs", "changed");
    expect((await run("eject", "cron", "--to", "team")).code).toBe(1);
    expect(read("team/cron/function.ts.hbs")).toBe("changed");
  });

  it("writes to the directory of the configuration", async () => {
    put("scaffold.config.json", '{ "templates": ["ours"] }\n');
    mkdirSync(path("ours"));
    await run("eject", "cron");
    expect(existsSync(path("ours/cron/template.json"))).toBe(true);
  });

  it("knows no template of an odd name", async () => {
    const result = await run("eject", "../event");
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining("TEMPLATE_UNKNOWN")]);
  });
});

describe("templates test", () => {
  it("shows as a diff what differs", async () => {
    await greet();
    put("team/greet/function.ts.hbs", read("team/greet/function.ts.hbs").replace("success: true", "success: false"));
    const result = await test();
    expect(result.code).toBe(3);
    expect(result.stdout).toContain("✗ greet/small-project: files/src/lib/inngest/functions/greet-customer.ts.snap");
    expect(result.stdout).toMatch(/^ +-.*success: true[\s\S]*^ +\+.*success: false/m);
  });

  it("fails for a file that is missing, one too many, and a snapshot whose example is gone", async () => {
    await greet();
    rmSync(path(FUNCTION));
    put(`${SNAPSHOT}/files/extra.ts.snap`, "");
    cpSync(path(SNAPSHOT), path(`${EXAMPLES}/gone`), { recursive: true });
    const { examples } = await json("test", "--templates", "team");
    const found = examples.map(
      ({ example, status, files }: { example: string; status: string; files: { path: string; status: string }[] }) => [
        example,
        status,
        files.length > 2 ? "all" : files.map((file) => `${file.status} ${file.path}`),
      ],
    );
    expect(found).toEqual([
      ["gone", "stale", "all"],
      [
        "small-project",
        "differs",
        ["extra files/extra.ts.snap", "missing files/src/lib/inngest/functions/greet-customer.ts.snap"],
      ],
    ]);
    expect((await test()).code).toBe(3);
    expect((await test("-u")).code).toBe(0);
    expect([existsSync(path(`${EXAMPLES}/gone`)), existsSync(path(`${SNAPSHOT}/files/extra.ts.snap`))]).toEqual([
      false,
      false,
    ]);
    expect((await test()).code).toBe(0);
  });

  it("says where an example is wrong, and goes on with the others", async () => {
    await greet();
    put(`${EXAMPLES}/wrong.yaml`, "answers:\n  name: a-job\n  evnt: a/b\n");
    put(`${EXAMPLES}/other.json`, '{ "answers": { "name": "a-job", "event": "a/b c" } }');
    const { examples } = await json("test", "--templates", "team");
    expect(examples.map(({ status }: { status: string }) => status)).toEqual(["error", "same", "error"]);
    expect(examples[2].error).toMatchObject({
      code: "TEMPLATE_INVALID",
      line: 3,
      column: 3,
      hint: 'Did you mean "event"?',
    });
    expect(examples[0].error).toMatchObject({ code: "EVENT_INVALID", file: `${EXAMPLES}/other.json` });
    expect((await test("-u")).code).toBe(3);
  });

  it("does not write snapshots where CI is set", async () => {
    await run("new", "greet", "--to", "team");
    const bin = join(repository, "bin/scaffold.mjs");
    const args = [bin, "inngest", "templates", "test", "-u", "--templates", "team"];
    const result = await execute(process.execPath, args, directory, { CI: "true" });
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining("where CI is set")]);
    expect(existsSync(path(SNAPSHOT))).toBe(false);
  });

  it("reports to CI in JUnit's format", async () => {
    await greet();
    put(`${EXAMPLES}/wrong.yaml`, "answers:\n  name: a-job\n  event: '<&>'\n");
    expect((await test("--junit", "reports/templates.xml")).code).toBe(3);
    const xml = read("reports/templates.xml");
    expect(xml).toContain('<testsuites name="templates" tests="2" failures="1">');
    expect(xml).toContain('<testcase classname="greet" name="small-project"/>');
    expect(xml).toContain(
      '<failure message="cannot be rendered">error EVENT_INVALID The event name &quot;&lt;&amp;&gt;&quot;',
    );
    expect(xml).toContain(`\n  ${EXAMPLES}/wrong.yaml:3:10\n`);
    expect((await test("greet", "--junit", "reports/templates.xml")).code).toBe(3);
  });

  it.each(["../report.xml", join(tmpdir(), "report-outside.xml"), ".git/report.xml"])(
    "writes no report outside the project: %s",
    async (to) => {
      await greet();
      const { error } = await json("test", "--templates", "team", "--junit", to);
      expect(error.code).toBe("OUTSIDE_ROOT");
      expect(existsSync(join(directory, to))).toBe(false);
    },
  );

  it("writes a report over nothing but a report", async () => {
    await greet();
    const before = read("package.json");
    const { error } = await json("test", "--templates", "team", "-u", "--junit", "package.json");
    expect(error).toMatchObject({ code: "USAGE", message: "package.json is there and is no JUnit report." });
    expect(read("package.json")).toBe(before);
    put("reports/old.xml", '<?xml version="1.0"?>\n<testsuites></testsuites>\n');
    expect((await test("--junit", "reports/old.xml")).code).toBe(0);
    expect(read("reports/old.xml")).toContain('<testsuites name="templates"');
  });

  it("fails for a template without an example, whichever way it is asked for", async () => {
    await greet();
    await run("new", "other", "--to", "team");
    await run("test", "other", "--templates", "team", "-u");
    rmSync(path(EXAMPLES), { recursive: true });
    const line = "✗ greet: has no example, so that nothing tests it; write greet/examples/small-project.json\n";
    const all = await test("--junit", "report.xml");
    expect([all.code, all.stdout]).toEqual([
      3,
      `✓ other/small-project\n${line}\n1 example, all as the snapshots say. 1 template without an example.\n`,
    ]);
    expect(read("report.xml")).toContain('<testsuites name="templates" tests="2" failures="1">');
    expect(read("report.xml")).toContain(
      '<testcase classname="greet" name="examples">\n      <failure message="has no',
    );
    const one = await test("greet");
    expect([one.code, one.stdout]).toEqual([3, `${line}\n1 template without an example.\n`]);
    expect((await test("greet", "--quiet")).stdout).toBe(line);
    expect((await json("test", "greet", "--templates", "team")).untested).toEqual(["greet"]);
    expect((await test("greet", "-u")).code).toBe(3);
  });

  it("says that a snapshot was removed where its example is gone, and that nothing is left to test", async () => {
    await greet();
    rmSync(path(`${EXAMPLES}/small-project.json`));
    const { code, stdout } = await test("-u");
    expect(code).toBe(3);
    expect(stdout).toContain("✓ greet/small-project removed\n");
    expect(stdout).toContain("1 example; 1 removed. Commit the snapshots. 1 template without an example.");
    expect(existsSync(path(SNAPSHOT))).toBe(false);
  });

  it("takes no built-in template for one that lies where no configuration names it", async () => {
    await run("eject", "event");
    for (const args of [[], ["event"]]) {
      expect((await json("test", ...args)).error).toMatchObject({
        code: "USAGE",
        message: expect.stringMatching(
          /^scaffold-templates(\/event)? is there, and no configuration names scaffold-templates\.$/,
        ),
        hint: 'Write { "templates": ["scaffold-templates"] } to scaffold.config.json, or add --templates scaffold-templates.',
      });
    }
    expect((await run("test", "cron")).code).toBe(0);
    expect((await run("test", "--templates", "scaffold-templates")).code).toBe(0);
  });

  it("has nothing to test where there is no template", async () => {
    mkdirSync(path("team"));
    expect(await test()).toMatchObject({ code: 2, stderr: expect.stringContaining("nothing to test") });
  });

  it("fails for what is neither an example nor a snapshot, and tests the other templates", async () => {
    await greet();
    await run("new", "other", "--to", "team");
    await run("test", "other", "--templates", "team", "-u");
    put(`${EXAMPLES}/notes.txt`, "x");
    const { code, stdout } = await test("--junit", "report.xml");
    expect(code).toBe(3);
    expect(stdout).toContain(`error TEMPLATE_INVALID "${EXAMPLES}/notes.txt" is no example`);
    expect(stdout).toContain("✓ other/small-project");
    expect(stdout).toContain("1 of 2 examples cannot be rendered.\n");
    expect(read("report.xml")).toContain('<testsuites name="templates" tests="2" failures="1">');
  });

  it("takes away nothing that is no snapshot", async () => {
    await greet();
    put(`${EXAMPLES}/notes/why.md`, "x");
    const { code, stdout } = await test("-u");
    expect(code).toBe(3);
    expect(stdout).toContain(`error TEMPLATE_INVALID "${EXAMPLES}/notes" is neither a snapshot`);
    expect(read(`${EXAMPLES}/notes/why.md`)).toBe("x");
  });

  it("says how a difference is taken over, where there is one", async () => {
    await greet();
    put(
      "team/greet/function.ts.hbs",
      read("team/greet/function.ts.hbs").replace("{{/module}}", "// more\n{{/module}}"),
    );
    put(`${EXAMPLES}/wrong.yaml`, "answers:\n  name: a-job\n  evnt: a/b\n");
    expect((await test()).stdout).toMatch(
      /1 of 2 examples not as the snapshots say\. 1 of 2 examples cannot be rendered\. Where a difference is meant: templates test -u\.\n$/,
    );
  });

  it("refuses an example that names a template", async () => {
    await greet();
    put(`${EXAMPLES}/other.json`, '{ "answers": { "name": "a-job", "event": "a/b", "template": "event" } }');
    const { examples } = await json("test", "--templates", "team");
    expect(examples[0].error).toMatchObject({ code: "TEMPLATE_INVALID", line: 1, hint: "Leave template out." });
  });

  it("refuses .hbs files without a manifest, which no list would have", async () => {
    await greet();
    put("team/left-behind/function.ts.hbs", "export {};\n");
    for (const args of [["test"], ["list"], ["show", "left-behind"]]) {
      const { error } = await json(...args, "--templates", "team");
      expect(error).toMatchObject({ code: "TEMPLATE_INVALID", file: "team/left-behind/template.json" });
    }
    expect((await json("show", "greet", "--templates", "team")).ok).toBe(true);
  });

  it("renders built-in templates as their snapshots say", async () => {
    expect((await run("test")).stdout).toContain("all as the snapshots say");
  });

  it("uses helpers of the configuration", async () => {
    await greet();
    put(
      "scaffold.config.mjs",
      'export default { templates: ["team"], helpers: { shout: (text) => text.toUpperCase() } };\n',
    );
    put("team/greet/function.ts.hbs", `// {{shout job.title}}\n${read("team/greet/function.ts.hbs")}`);
    expect((await run("test")).stdout).toContain("+// GREET CUSTOMER");
  });
});

describe("templates eject and new", () => {
  it.each(["eject", "new"])("take no empty directory: %s", async (command) => {
    const { error } = await json(command, command === "new" ? "greet" : "event", "--to", "");
    expect(error).toMatchObject({ code: "USAGE", message: "The directory given to --to is empty." });
    expect(existsSync(path("_partials"))).toBe(false);
  });
});

describe("templates show", () => {
  it.each(["cancellable", "wait-for-event", "event", "multi", "scoring"])(
    "ends with a command that works: %s",
    async (id) => {
      const app = await copyApp("sdk4", "skill");
      try {
        const { stdout } = await run("show", id);
        const [, line = ""] = /^Use it +(npx .*)$/m.exec(stdout) ?? [];
        const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? "");
        const { code, stderr } = await runInProcess([...words.slice(2), "--dry-run"], app.directory);
        expect([code, words.slice(0, 3), stderr]).toEqual([0, ["npx", "scaffold", "inngest"], expect.anything()]);
      } finally {
        await app.remove();
      }
    },
  );

  it("has a required answer in that command, also where only the author knows one", async () => {
    await greet();
    const question = { key: "who", flag: "--who", type: "string", required: true, prompt: "Who?", describe: "who" };
    const manifest = JSON.parse(read("team/greet/template.json"));
    put("team/greet/template.json", JSON.stringify({ ...manifest, questions: [question] }));
    expect((await run("show", "greet", "--templates", "team")).stdout).toMatch(/ --who '<text>'\n$/);
  });

  it("names the template that was meant", async () => {
    const { error } = await json("show", "fan-uot");
    expect(error).toMatchObject({ code: "TEMPLATE_UNKNOWN", hint: "Did you mean fan-out?" });
  });

  it("tells in one screen what a template is for, when not to use it, its steps, files, flags and examples", async () => {
    const { stdout } = await run("show", "event");
    expect(stdout).toMatchInlineSnapshot(`
      "event  Job started by an event  (SDK 3 from 3.12.0, 4, built-in)
      Fetches what the event names, works on it and saves the result; keeps a status that says how far it is, where there is a place for it.

      Not when
        It runs by the clock: use cron.
        It runs by the clock and on request: use multi.

      Steps
        event
          ├─ update-status-processing          its status is kept
          ├─ fetch-<entity>
          ├─ process-<entity>
          ├─ save-result
          ├─ sends trigger-downstream          with --downstream
          ├─ on failure: update-status-failed  its status is kept
          └─ update-status-cancelled           with --cancel-on or --timeout; in a second function, after a run that was cancelled

      Files, for example
        function             src/inngest/functions/my-job.ts           tested by my-job.test.ts
        function of cleanUp  src/inngest/functions/clean-up-my-job.ts  tested by clean-up-my-job.test.ts, when cancellable and tracksStatus
        effects              src/inngest/functions/my-job.effects.ts
        driver               src/inngest/inngest-test-driver.ts        when test
        the event's type     src/inngest/events.ts
        the registration     src/app/api/inngest/route.ts

      Flags of its own
        --downstream <event>  an event to send at the end

      Tried with  drizzle-on-sdk-4, prisma-on-sdk-3, without-orm-on-sdk-3, without-orm-on-sdk-4
      Use it      npx scaffold inngest add my-job --template event --event app/order.created --field orderId:string
      "
    `);
  });

  it("takes no more than 40 lines for any template", async () => {
    const { templates } = (await json("list")) as { templates: { id: string }[] };
    const lines = await Promise.all(
      templates.map(async ({ id }) => [id, (await run("show", id)).stdout.trimEnd().split("\n").length] as const),
    );
    expect(lines.filter(([, count]) => count > 40)).toEqual([]);
  });

  it.each(["event", "cron", "invoke", "coordinator", "rate-limited", "ticket-created", "overnight-scoring"])(
    "names the files that %s writes where its own command is run",
    async (id) => {
      put(
        "package.json",
        '{ "dependencies": { "inngest": "3.40.0", "next": "15.0.0" }, "devDependencies": { "vitest": "3.0.0" } }',
      );
      put("tsconfig.json", '{ "compilerOptions": { "strict": true, "paths": { "@/*": ["./src/*"] } } }');
      put(
        "src/inngest/client.ts",
        'import { Inngest } from "inngest";\n\nexport const inngest = new Inngest({ id: "a" });\n',
      );
      put(
        "src/app/api/inngest/route.ts",
        'import { serve } from "inngest/next";\nimport { inngest } from "@/inngest/client";\n\nexport const { GET, POST, PUT } = serve({ client: inngest, functions: [] });\n',
      );
      const { stdout } = await run("show", id);
      const example = /scaffold inngest (add .*)/.exec(stdout)?.[1] ?? "";
      const words = [...example.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");

      const added = await runInProcess(["inngest", ...words, "--dry-run", "--json"], directory);

      const { changes } = JSON.parse(added.stdout) as { changes: { path: string }[] };
      const always = stdout.replace(/^.*, when cancellable.*$/gm, "");
      const shown = [...always.matchAll(/ (src\/(?:\S+\/)?)(\S+)(?: +tested by ([^\s,]+))?/g)].flatMap(
        ([, folder, file, test]) => [`${folder}${file}`, ...(test === undefined ? [] : [`${folder}${test}`])],
      );
      expect(shown.toSorted()).toEqual(changes.map(({ path }) => path).toSorted());
    },
  );

  it("says the same as JSON", async () => {
    const { template } = await json("show", "multi");
    expect(template).toMatchObject({
      id: "multi",
      source: "built-in",
      examples: expect.arrayContaining(["prisma-on-sdk-3"]),
    });
  });

  it("fills in what the template answers itself, and leaves out what hangs on an answer that is not given", async () => {
    const { stdout } = await run("show", "overnight-scoring");
    expect(stdout).toMatch(
      /^ {2}OVERNIGHT_JOB_CRON in \.env\.example +When my-job runs; optional, this is the default$/m,
    );
    expect(stdout).toContain("src/inngest/functions/score-portfolio-batch.ts");
    expect(stdout).not.toMatch(/\{\{|<answers/);
  });
});
