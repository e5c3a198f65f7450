import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { configuredAnswers, resolveConfigured } from "../../src/config/configured-answers.js";
import { loadConfig } from "../../src/config/load-config.js";
import { diskReadHost } from "../../src/project/disk-read-host.js";
import { project } from "../plan/sample-project.js";

let root: string;
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "scaffold-config-")));
});
afterAll(() => rm(root, { recursive: true }));

let count = 0;
/** A repository of its own with these files. */
async function repository(files: Record<string, string>): Promise<string> {
  const directory = join(root, String(count++));
  for (const [path, text] of Object.entries({ ".git/HEAD": "", ...files })) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  return directory;
}
const load = (cwd: string) => loadConfig(diskReadHost(), cwd);
const refusal = async (files: Record<string, string>): Promise<unknown> => {
  const cwd = await repository(files);
  return load(cwd).then(
    () => undefined,
    ({ code, message, hint, file, line, column }) => ({ code, message, hint, file, line, column }),
  );
};

describe("loadConfig", () => {
  it("finds the nearest one up to the repository, and reads paths relative to it", async () => {
    const text = JSON.stringify({
      templates: ["tools", "../x"],
      layout: { dir: "src/jobs" },
      defaults: { retries: 4 },
    });
    const directory = await repository({
      "apps/scaffold.config.json": text,
      "apps/web/src/a.ts": "",
      "other/a.ts": "",
    });
    const config = await load(join(directory, "apps/web/src"));
    expect(config.templates.map((each) => each.directory)).toEqual([
      join(directory, "apps/tools"),
      join(directory, "x"),
    ]);
    expect(config.answers).toEqual({ dir: "../../src/jobs", retries: "4" });
    expect(config.places.get("retries")).toEqual({ file: "apps/scaffold.config.json", line: 1 });
    expect((await load(join(directory, "other"))).source).toBeUndefined();
  });

  it("does not look above the repository", async () => {
    const directory = await repository({ "scaffold.config.json": "{}", "inner/.git/HEAD": "", "inner/a.ts": "" });
    expect((await load(join(directory, "inner"))).source).toBeUndefined();
  });

  it("reads the same from a module, and the helpers it brings", async () => {
    const directory = await repository({
      "scaffold.config.mjs":
        "export default { defaults: { retries: 4, fields: { a: 'string' } }, helpers: { shout: (text) => text } };",
    });
    const config = await load(directory);
    expect(config.answers).toEqual({ retries: "4", field: ["a:string"] });
    expect(Object.keys(config.helpers)).toEqual(["shout"]);
    expect(config.places.get("retries")).toEqual({ file: "scaffold.config.mjs" });
  });

  it("takes a byte-order mark and CRLF", async () => {
    const config = await load(
      await repository({ "scaffold.config.json": '\uFEFF{\r\n  "defaults": { "retries": 4 }\r\n}\r\n' }),
    );
    expect(config.places.get("retries")).toEqual({ file: "scaffold.config.json", line: 2 });
  });

  it.each([
    ['{\n  "default": {} }', { line: 2, column: 3, hint: "Did you mean defaults?" }],
    ['{\n  "defaults": { "retires": 3 } }', undefined],
    ['{ "defaults": { "retries": 33 } }', { line: 1, column: 28 }],
    ['{ "defaults": { "dir": "src" } }', { line: 1, column: 17, hint: "Put it in layout." }],
    ['{ "layout": { "retries": 3 } }', { line: 1, column: 15, hint: "Put it in defaults." }],
    ['{ "layout": { "serv": "a" } }', { line: 1, column: 15, hint: "Did you mean serve?" }],
    ['{ "defaults": { "name": "a" } }', { line: 1, column: 17, hint: "Each job has its own; leave it out." }],
    [
      '{ "helpers": {} }',
      { line: 1, column: 3, hint: "Helpers are code: write the configuration as scaffold.config.mjs." },
    ],
    ['{ "onConflict": "overwrit" }', { line: 1, column: 17, hint: "Use overwrite." }],
    ['{ "templates": [3] }', { line: 1, column: 17 }],
    ['{ "retries": 3 }', { line: 1, column: 3, hint: "Put it in defaults." }],
    ['{ "dir": "src" }', { line: 1, column: 3, hint: "Put it in layout." }],
    ['{ "retires": 3 }', { line: 1, column: 3, hint: "Did you mean retries? Put it in defaults." }],
    ['{ "__proto__": {} }', { line: 1, column: 3 }],
    ['{ "defaults": { "test": "none", "test": "jest" } }', { line: 1, column: 33 }],
    ["[]", { line: 1, column: 1 }],
    ["{", { line: 1 }],
    ["", { line: 1, column: 1 }],
  ])("refuses %j with its line and column", async (text, expected) => {
    const found = await refusal({ "scaffold.config.json": text });
    // A key that may be a template's is judged with the templates.
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject({ code: "CONFIG_INVALID", file: "scaffold.config.json", ...expected });
  });

  it.each([
    ["throw new Error('no');", "scaffold.config.mjs cannot be loaded: no"],
    ["export const a = 1;", "scaffold.config.mjs exports no object by default."],
    ["export default [];", "scaffold.config.mjs exports no object by default."],
    [
      "export default { defaults: { retries: 33 } };",
      'defaults.retries: "33" given to retries is not a whole number from 0 to 20.',
    ],
    [
      "export default { defaults: { retries() {} } };",
      "defaults.retries is a function, and no value of a configuration.",
    ],
    [
      "export default { defaults: new Map([['retries', 3]]) };",
      "defaults is no plain object, and no value of a configuration.",
    ],
    ["export default new Map();", "scaffold.config.mjs exports no object by default."],
    ["export default { helpers: [] };", "helpers is no object of functions."],
    ["export default { helpers: { a: 1 } };", "helpers.a is no function."],
    ["export default { helpers: { 'a b': () => 1 } };", "helpers.a b is no name that a template can call."],
    ["export default { helpers: { constructor: () => 1 } };", "helpers.constructor is a name that every object has."],
    ["export default { get templates() { throw new Error('no'); } };", "scaffold.config.mjs cannot be loaded: no"],
    ["process.exit(0);", "scaffold.config.mjs cannot be loaded: it calls process.exit()"],
    [
      "try { process.exit(0); } catch {}; export default {};",
      "scaffold.config.mjs cannot be loaded: it calls process.exit()",
    ],
    ["const a = {}; a.defaults = a; export default a;", "defaults.defaults"],
  ])("refuses a module: %s", async (text, message) => {
    expect(await refusal({ "scaffold.config.mjs": text })).toMatchObject({
      code: "CONFIG_INVALID",
      file: "scaffold.config.mjs",
      message: expect.stringContaining(message),
    });
  });

  it("knows the keys of a module", async () => {
    expect(await refusal({ "scaffold.config.mjs": "export default { helprs: {} };" })).toMatchObject({
      hint: "Did you mean helpers?",
    });
    expect(await refusal({ "scaffold.config.mjs": "export default { other: {} };" })).toMatchObject({
      hint: "There are: $schema, templates, defaults, layout, onConflict, helpers.",
    });
    expect(await refusal({ "scaffold.config.json": '{ "other": {} }' })).toMatchObject({
      hint: "There are: $schema, templates, defaults, layout, onConflict.",
    });
  });

  it("says where a path that leads out of the repository is written", async () => {
    const json = { "scaffold.config.json": '{ "layout": {\n  "dir": "../out" } }' };
    const place = { code: "OUTSIDE_ROOT", message: expect.stringContaining('"../out" is outside the project') };
    expect(await refusal(json)).toMatchObject({ ...place, file: "scaffold.config.json", line: 2, column: 10 });
    const module = { "scaffold.config.mjs": "export default { layout: { dir: '../out' } };" };
    expect(await refusal(module)).toMatchObject({ ...place, file: "scaffold.config.mjs" });
    const inside = { "apps/scaffold.config.json": '{ "layout": { "dir": "../out" } }' };
    expect((await load(join(await repository(inside), "apps"))).answers).toEqual({ dir: "../out" });
  });

  it("refuses both forms beside each other", async () => {
    const both = { "scaffold.config.json": "{}", "scaffold.config.mjs": "export default {};" };
    expect(await refusal(both)).toMatchObject({ code: "CONFIG_INVALID", file: "scaffold.config.mjs" });
  });
});

describe("a configuration's defaults", () => {
  const configured = async (defaults: object) =>
    load(await repository({ "scaffold.config.json": JSON.stringify({ defaults }) }));
  const template = { id: "event", questions: [] };

  it("fill in what was not answered, and what starts a job as a whole", async () => {
    const config = await configured({ retries: 4, cron: "0 2 * * *", test: "none" });
    expect(configuredAnswers({ name: "a", test: "jest" }, config)).toEqual({ retries: "4", cron: "0 2 * * *" });
    expect(configuredAnswers({ name: "a", event: "a/b.c" }, config)).toEqual({ retries: "4", test: "none" });
  });

  it("give no fields to a job that the clock starts", async () => {
    const config = await configured({ fields: ["organizationId:string"] });
    expect(configuredAnswers({ cron: "0 2 * * *" }, config)).toEqual({});
    expect(configuredAnswers({ event: "a/b.c" }, config)).toEqual({ field: ["organizationId:string"] });
  });

  it("are left out with a warning where they do not fit the job", async () => {
    const config = await configured({ retries: 4, concurrency: "5:event.data.organizationId" });
    const raw = { name: "a-job", event: "crm/call.made", field: ["callId:string"] };
    const { answers, warnings } = resolveConfigured(raw, { config, template, project });
    expect(answers).toMatchObject({ retries: 4 });
    expect(answers.concurrency).toBeUndefined();
    expect(warnings).toContainEqual(
      expect.objectContaining({ code: "DEFAULT_UNUSED", file: "scaffold.config.json", line: 1 }),
    );
  });

  it("do not take the start of the job with them where one does not fit", async () => {
    const config = await configured({ cron: "0 1 * * *", concurrency: "5:event.data.organizationId" });
    const cron = { id: "cron", questions: [] };
    const { answers, warnings } = resolveConfigured({ name: "l3" }, { config, template: cron, project });
    expect(answers).toMatchObject({ trigger: "cron", cron: "0 1 * * *" });
    expect(answers.concurrency).toBeUndefined();
    expect(warnings.map(({ code, message }) => [code, message.split(":")[0]])).toEqual([
      ["DEFAULT_UNUSED", "The default concurrency does not fit this job and is left out"],
    ]);
  });

  it("say that the start is missing where theirs does not fit the template", async () => {
    const config = await configured({ cron: "0 1 * * *" });
    const event = { ...template, trigger: ["event"] };
    expect(() => resolveConfigured({ name: "l3" }, { config, template: event, project })).toThrow(
      expect.objectContaining({ code: "MISSING_ANSWER" }),
    );
  });

  it("do not hide what is wrong with the job itself", async () => {
    const config = await configured({ retries: 4 });
    expect(() => resolveConfigured({ name: "a-job", event: "no domain" }, { config, template, project })).toThrow(
      "no domain",
    );
  });
});
