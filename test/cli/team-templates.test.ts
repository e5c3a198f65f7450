import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runInProcess } from "../support/in-process.js";
import { readTree } from "../support/tree.js";
import { copyApp, type Workspace } from "../support/workspace.js";

let app: Workspace;
let manifest: Record<string, unknown>;
let text: string;
beforeAll(async () => {
  app = await copyApp("sdk4", "skill");
  await runInProcess(["inngest", "templates", "new", "greet", "--to", "team"], app.directory);
  manifest = JSON.parse(await readFile(path("template.json"), "utf8"));
  text = await readFile(path("function.ts.hbs"), "utf8");
});
beforeEach(async () => {
  await put({});
  await writeFile(path("function.ts.hbs"), text);
});
afterAll(() => app.remove());

const path = (name: string): string => join(app.directory, "team/greet", name);
const put = (more: object) => writeFile(path("template.json"), JSON.stringify({ ...manifest, ...more }, null, 2));

async function add(...args: string[]) {
  const job = ["inngest", "add", "a-b", "--template", "greet", "--templates", "team", "--event", "q/w.e"];
  const { code, stdout } = await runInProcess([...job, "--field", "wId:string", "--json", ...args], app.directory);
  return { code, ...(JSON.parse(stdout) as { error?: object; rerun: string; changes: { diff?: string }[] }) };
}

describe("a template of a team", () => {
  it.each([
    ["is empty", ""],
    ["exports something else", "export const unrelated = 1;\n"],
    ["keeps the function to itself", "const {{job.exportName}} = 1;\n"],
    ["exports its type alone", "export type {{job.exportName}} = 1;\n"],
  ])("is refused where the file of its function %s", async (_, body) => {
    await writeFile(path("function.ts.hbs"), body);
    const before = await readTree(app.directory);
    expect(await add()).toMatchObject({
      code: 4,
      error: {
        code: "TEMPLATE_INVALID",
        file: expect.stringContaining("function.ts.hbs"),
        message: expect.stringContaining("renders to a module that does not export aB"),
      },
    });
    expect(await readTree(app.directory)).toEqual(before);
  });

  it("is refused where a file does not export what the manifest says", async () => {
    const [first, ...others] = manifest.files as object[];
    await put({ files: [{ ...first, export: "somethingElse" }, ...others] });
    expect(await add()).toMatchObject({
      code: 4,
      error: { message: expect.stringContaining("does not export somethingElse") },
    });
  });

  it("is refused in a project with an SDK that it is not written for", async () => {
    await put({ sdk: [3] });
    expect(await add()).toMatchObject({
      code: 2,
      error: { message: "The template greet is written for SDK 3, and the project has SDK 4." },
    });
  });

  it("says where its manifest names a function that the project does not have", async () => {
    const question = {
      key: "fn",
      flag: "--fn",
      type: "function",
      prompt: "Which?",
      describe: "which",
      default: "nope",
    };
    await put({ questions: [question] });
    const place = { file: "team/greet/template.json", line: expect.any(Number), column: 7 };
    const message = '"nope", the default of the template greet for --fn, is no function of this project.';
    expect(await add()).toMatchObject({ code: 2, error: { code: "ANSWER_INVALID", message, ...place } });
    await writeFile(
      join(app.directory, "jobs.json"),
      '{ "jobs": [{ "name": "a-b", "event": "q/w.e", "template": "greet" }] }',
    );
    const args = ["inngest", "add", "--spec", "jobs.json", "--templates", "team", "--dry-run", "--json"];
    const { stdout } = await runInProcess(args, app.directory);
    expect(JSON.parse(stdout).error).toMatchObject({ ...place, message: `The job a-b (jobs.json:1): ${message}` });
  });

  it.each([
    ["an event that it does not have", { event: "nope" }],
    ["an event that it does not have beside a schedule", { event: "nope", cron: "0 2 * * *" }],
  ])("is refused where a further function is started by %s", async (_, start) => {
    const [first] = manifest.files as { to?: string }[];
    await put({
      jobs: [{ key: "second", name: "second-job", ...start }],
      files: [...(manifest.files as object[]), { ...first, job: "second" }],
    });
    const { code, error } = await add();
    expect({ code, error }).toMatchObject({
      code: 4,
      error: { code: "TEMPLATE_INVALID", line: expect.any(Number), hint: "Name one of main." },
    });
  });

  it("takes no for an answer where yes is the default, and repeats it", async () => {
    const question = { key: "loud", flag: "--loud", type: "boolean", default: true, prompt: "Loud?", describe: "loud" };
    await put({ questions: [question] });
    await writeFile(
      path("function.ts.hbs"),
      `${text}\nexport const loud = {{#if answers.loud}}true{{else}}false{{/if}};\n`,
    );
    const loudness = async (...args: string[]) => {
      const { changes, rerun } = await add("--dry-run", "--diff", ...args);
      const [, value] = /export const loud = (\w+)/.exec(changes.map(({ diff }) => diff).join("")) ?? [];
      return [value, / --(no-)?loud/.exec(rerun)?.[0]];
    };
    expect(await loudness()).toEqual(["true", undefined]);
    expect(await loudness("--no-loud")).toEqual(["false", " --no-loud"]);
    expect(await loudness("--loud")).toEqual(["true", " --loud"]);
    expect(await add("--loud", "--no-loud")).toMatchObject({ code: 2, error: { code: "USAGE" } });
  });
});
