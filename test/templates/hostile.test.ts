import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ScaffoldError } from "../../src/errors/scaffold-error.js";
import { listTemplates, loadTemplate, type OwnHelpers } from "../../src/templates/load.js";
import fc from "../support/properties.js";
import { makeContext } from "./support/make-context.js";
import { renderAll } from "./support/render-all.js";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "hostile-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const context = makeContext({ template: "event", sdk: 3, db: "none", runner: "vitest", typing: "client" });

const MANIFEST = {
  id: "mine",
  title: "Mine",
  description: "A template of somebody else.",
  sdk: [3, 4],
  files: [{ role: "function", template: "function.ts.hbs", to: "{{paths.function}}" }],
};

type Files = Readonly<Record<string, string>>;

function put(files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

/** A template with that text, partials beside it, and a manifest that may differ. */
function template(body: string, partials: Files = {}, manifest: object = MANIFEST): void {
  put({ "mine/template.json": JSON.stringify(manifest, null, 2), "mine/function.ts.hbs": body });
  put(Object.fromEntries(Object.entries(partials).map(([name, text]) => [`_partials/${name}.hbs`, text])));
}

const render = (helpers?: OwnHelpers) => renderAll(loadTemplate("mine", [directory], helpers), context);

/** Code, place and message of a refusal: `mine/function.ts.hbs:1:3`. */
function refusal(act: () => unknown): { code: string; place: string; message: string } {
  try {
    act();
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    const { code, file = "", line, column, message } = error;
    return { code, place: [file.slice(directory.length + 1), line, column].join(":"), message };
  }
  throw new Error("nothing was refused");
}

describe("a destination", () => {
  it.each([
    "../outside.ts",
    "src/../../outside.ts",
    "/etc/passwd",
    "C:/Windows/x.ts",
    "c:x.ts",
    "src\\..\\x.ts",
    ".git/hooks/pre-commit",
    "src/.GIT/config",
    "git~1/config",
    ".git./config",
    ".g\u200cit/config",
    "node_modules/inngest/index.js",
    "packages/a/Node_Modules/b/index.js",
    ".scaffold-inngest/journal.json",
    "src//x.ts",
    "./x.ts",
    "src/x.ts\u0000",
    "src/x\n.ts",
    `${"a/".repeat(600)}x.ts`,
    "{{concat '..' '/' '..'}}/x.ts",
  ])("that is not plainly inside the project is refused: %j", (to) => {
    template("export {};\n", {}, { ...MANIFEST, files: [{ ...MANIFEST.files[0], to }] });
    expect(refusal(render)).toMatchObject({
      code: "OUTSIDE_ROOT",
      place: expect.stringMatching(/^mine\/template.json:\d/),
    });
  });

  it("that is empty is refused", () => {
    template("export {};\n", {}, { ...MANIFEST, files: [{ ...MANIFEST.files[0], to: "{{#when 'db'}}x{{/when}}" }] });
    expect(refusal(render).code).toBe("OUTSIDE_ROOT");
  });
});

describe("a text", () => {
  it.each([
    ["{{constructor}}", "mine/function.ts.hbs:1:3"],
    ["{{job.constructor}}", "mine/function.ts.hbs:1:3"],
    ["{{job.__proto__.x}}", "mine/function.ts.hbs:1:3"],
    ["{{__proto__}}", "mine/function.ts.hbs:1:3"],
    ["{{str event.fields.constructor}}", "mine/function.ts.hbs:1:7"],
    ["{{#with job as |j|}}{{j.constructor.constructor}}{{/with}}", "mine/function.ts.hbs:1:23"],
    ["{{event.fields.map}}", "mine/function.ts.hbs:1:1"],
    ["{{@root.job.toString}}", "mine/function.ts.hbs:1:3"],
    ["{{@partial-block}}", "mine/function.ts.hbs:1:3"],
    ["{{lookup job 'constructor'}}", "mine/function.ts.hbs:1:3"],
    ["{{log job}}", "mine/function.ts.hbs:1:3"],
    ["{{helperMissing job}}", "mine/function.ts.hbs:1:3"],
    ["{{#blockHelperMissing job}}x{{/blockHelperMissing}}", "mine/function.ts.hbs:1:4"],
    ["{{#job}}x{{/job}}", "mine/function.ts.hbs:1:4"],
    ["{{> (concat 'a' 'b')}}", "mine/function.ts.hbs:1:1"],
    ["{{> @partial-block}}", "mine/function.ts.hbs:1:5"],
    ["{{> __proto__}}", "mine/function.ts.hbs:1:5"],
    ["{{> one constructor=job}}", "mine/function.ts.hbs:1:9"],
    ['{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}', "mine/function.ts.hbs:1:1"],
    ["{{#> one}}{{> @partial-block}}{{/one}}", "mine/function.ts.hbs:1:1"],
  ])("that asks for more than the format has is refused: %s", (body, place) => {
    template(body, { one: "x" });
    expect(refusal(render)).toMatchObject({ code: "TEMPLATE_INVALID", place });
  });

  it.each([
    ["a name that is not there, printed", "x\n  {{job.nmae}}", "mine/function.ts.hbs:2:5"],
    ["a name that is not there, given to a helper", "x\n  {{str event.nmae}}", "mine/function.ts.hbs:2:9"],
    ["a name that is not there, given to a partial", "{{> one x=job.nmae}}", "mine/function.ts.hbs:1:11"],
    ["a name below one that has no value", "{{cron.words}}", "mine/function.ts.hbs:1:3"],
    ["a name that has no value here", "a {{entity.idField}} {{idField}}", "mine/function.ts.hbs:1:22"],
    ["a list", "{{event.fields}}", "mine/function.ts.hbs:1:1"],
    ["an unknown helper", "{{shout job.name}}", "mine/function.ts.hbs:1:3"],
    ["an unknown helper in an argument", "{{str (shout job.name)}}", "mine/function.ts.hbs:1:8"],
    ["an unknown partial", "x\n {{> nothing}}", "mine/function.ts.hbs:2:2"],
    ["an unknown partial where it is not reached", "{{#when 'db'}}{{> nothing}}{{/when}}", "mine/function.ts.hbs:1:15"],
    ["a condition about nothing there is", "\n{{#when 'dbb'}}x{{/when}}", "mine/function.ts.hbs:2:1"],
    ["an answer that is not asked for", "{{#when 'answers.other'}}x{{/when}}", "mine/function.ts.hbs:1:1"],
    ["a condition about a part that nothing has", "{{#when 'event.typng'}}x{{/when}}", "mine/function.ts.hbs:1:1"],
    ["the same of what has no value here", "{{#when 'cron.word'}}x{{/when}}", "mine/function.ts.hbs:1:1"],
    ["the same of what no template has", "{{#when 'symbols.urgent.eventType'}}x{{/when}}", "mine/function.ts.hbs:1:1"],
    ["the same behind a term that does not hold", "{{#when 'db and job.nope'}}x{{/when}}", "mine/function.ts.hbs:1:1"],
    ["a value that is not there in a literal", "x\n {{str 'a' idField}}", "mine/function.ts.hbs:2:2"],
    ["the same in a joined text", "{{key (concat 'a' idField)}}", "mine/function.ts.hbs:1:7"],
    ["the same in an expression", "{{cel 'event.data.' idField}}", "mine/function.ts.hbs:1:1"],
    ["the same in a comment", "// {{comment idField}}", "mine/function.ts.hbs:1:4"],
    ["the same in the name of an event", "{{eventLike event.name idField}}", "mine/function.ts.hbs:1:1"],
    ["the same in an id", "{{sampleId idField}}", "mine/function.ts.hbs:1:1"],
    ["an object in a literal", "{{str job}}", "mine/function.ts.hbs:1:1"],
    ["a helper that is not given what it needs", "x {{key 5}}", "mine/function.ts.hbs:1:3"],
    ["a block that is not closed", "x\n{{#when 'db'}}\n", "mine/function.ts.hbs:3:1"],
    ["a mustache that is not closed", "x {{job.name", "mine/function.ts.hbs:1:9"],
    ["code that does not parse", "const a = 1;\nconst b = ;\n", "mine/function.ts.hbs:2:11"],
    ["an import of what is no name", "x\n{{import 'a-b' from='zod'}}", "mine/function.ts.hbs:2:1"],
    ["an import by a word of the language", "{{import 'default' from='zod'}}", "mine/function.ts.hbs:1:1"],
    ["a value that makes code not parse", "const a = 1;\nconst {{job.name}} = 2;\n", "mine/function.ts.hbs:2:7"],
  ])("with %s is refused with its place", (_, body, place) => {
    template(body, { one: "{{x}}" });
    expect(refusal(render)).toMatchObject({ code: "TEMPLATE_INVALID", place });
  });

  it.each([
    ["a name that is not there", "\n{{job.nmae}}", "_partials/one.hbs:2:3"],
    ["an unknown helper", "{{shout job.name}}", "_partials/one.hbs:1:3"],
    ["an unknown partial", "{{> nothing}}", "_partials/one.hbs:1:1"],
    ["a helper that is not given what it needs", "x {{key 5}}", "_partials/one.hbs:1:3"],
    ["code that does not parse", "\n\n  const b = ;", "_partials/one.hbs:3:13"],
    ["a value that makes code not parse", "\n  const {{job.name}} = 1;", "_partials/one.hbs:2:9"],
  ])("that takes in a partial with %s is refused with the place in the partial", (_, partial, place) => {
    template("{{#module}}\n{{#when '!db'}}\n  const a = 1;\n  {{> one}}\n{{/when}}\n{{/module}}\n", { one: partial });
    expect(refusal(render)).toMatchObject({ code: "TEMPLATE_INVALID", place });
  });

  it("names the value of the manifest that cannot be rendered", () => {
    template("export {};\n", {}, { ...MANIFEST, files: [{ ...MANIFEST.files[0], to: "{{paths.functoin}}" }] });
    expect(refusal(render)).toMatchObject({ code: "TEMPLATE_INVALID", place: "mine/template.json:13:13" });
  });

  it.each([
    ["tets", "test"],
    ["event.typng", "event.typing"],
    ["!cron.evn", "cron.env"],
  ])("names the condition of the manifest that asks for nothing there is: %s", (when, meant) => {
    template("export {};\n", {}, { ...MANIFEST, files: [{ ...MANIFEST.files[0], when }] });
    expect(refusal(render)).toMatchObject({
      code: "TEMPLATE_INVALID",
      place: "mine/template.json:14:15",
      message: expect.stringContaining(`did you mean ${meant}?`),
    });
  });

  it.each(["sdk=5", "trigger=crno", "db and test.runner=mocha", "!db.orm=mongo"])(
    "names the condition that never holds, or always: %s",
    (when) => {
      template("export {};\n", {}, { ...MANIFEST, files: [{ ...MANIFEST.files[0], when }] });
      expect(refusal(render)).toMatchObject({
        place: "mine/template.json:14:15",
        message: expect.stringMatching(/ is never "\w+": it is one of /),
      });
    },
  );

  it("may have a condition about what other jobs have", () => {
    const asked = ["cron.words", "db.models.segment.accessor", "symbols.downstream.eventType", "answers.downstream"];
    const questions = [{ key: "downstream", flag: "--then", type: "event", prompt: "Then?", describe: "what then" }];
    const db = { models: [{ key: "segment", names: ["segment"], columns: [] }] };
    const body = asked.map((each) => `{{#when "${each}"}}x{{else}}// no ${each}\n{{/when}}`).join("");
    template(body, {}, { ...MANIFEST, questions, db });
    expect(render()[0]?.text).toBe(asked.map((each) => `// no ${each}\n`).join(""));
  });
});

describe("a text whose helpers import something", () => {
  const body = "{{#createFunction}}\n  async () => 1\n{{/createFunction}}\n";

  it.each([
    ["without a place for it", body],
    ["behind the place for it", `{{#module}}{{/module}}\n${body}`],
    ["as a value behind the place where it is a type", `{{#module}}{{use "client" type=true}}{{/module}}\n${body}`],
  ])("%s is refused", (_, text) => {
    template(text);
    expect(refusal(render)).toMatchObject({
      place: "mine/function.ts.hbs:1:1",
      message: expect.stringMatching(/renders to a file that does not import inngest, which it uses\.$/),
    });
  });
});

describe("a template whose lines end as under Windows", () => {
  it("renders to what it renders to without that", () => {
    const body = "{{#module}}\n{{> note}}\n{{#createFunction}}\n  async () => 1\n{{/createFunction}}\n{{/module}}\n";
    template(body, { note: "/*\n * {{job.name}}\n */\n" });
    const rendered = render();
    template(body.replaceAll("\n", "\r\n"), { note: "/*\r\n * {{job.name}}\r\n */\r\n" });
    expect(render()).toEqual(rendered);
  });
});

describe("a file of JSON", () => {
  const json = (body: string, to = "src/data.json") => {
    const files = [...MANIFEST.files, { role: "data", template: "data.hbs", to }];
    template("export {};\n", {}, { ...MANIFEST, files });
    put({ "mine/data.hbs": body });
  };

  it.each([
    ["an open end", '{\n  "name": {{str job.name}}', "mine/data.hbs:2:11"],
    ["a comma too many", '{\n  "a": 1,\n}', "mine/data.hbs:3:1"],
    ["a comment", '{\n  // why\n  "a": 1\n}', "mine/data.hbs:2:3"],
    ["a value that is none", '{\n  "name": {{job.name}}\n}', "mine/data.hbs:2:11"],
    ["brackets by the thousand", "[".repeat(100_000), expect.stringMatching(/^mine\/data.hbs:/)],
    ["nothing", "\n", expect.stringMatching(/^mine\/data.hbs:/)],
  ])("with %s is refused with its place", (_, body, place) => {
    json(body);
    expect(refusal(render)).toMatchObject({
      code: "TEMPLATE_INVALID",
      place,
      message: expect.stringMatching(/renders to JSON that |renders to code that is nested too deeply/),
    });
  });

  it("that is right is rendered", () => {
    json('{ "name": {{str job.name}} }\n');
    expect(render()[1]?.text).toBe('{ "name": "generate-report" }\n');
  });

  it.each(["tsconfig.jobs.json", ".vscode/tasks.json", "data.jsonc"])("may have comments in %s", (to) => {
    json('{\n  // why\n  "a": 1,\n}\n', to);
    expect(render()[1]?.text).toBe('{\n  // why\n  "a": 1,\n}\n');
  });
});

it("names the partial that was meant", () => {
  template("{{> on}}", { one: "1", other: "2" });
  expect(refusal(() => render()).message).toContain('there is no partial "on"; did you mean one?');
});

describe("a partial that includes itself", () => {
  it("is refused where it is called", () => {
    template("{{> one}}", { one: "a\n {{> one}}" });
    const { code, place, message } = refusal(render);
    expect({ code, place }).toEqual({ code: "TEMPLATE_INVALID", place: "_partials/one.hbs:2:2" });
    expect(message).toContain("one → one");
  });

  it("is refused where a circle closes", () => {
    template("{{> one}}", { one: "{{> two}}", two: "{{> three}}", three: "x {{> one}}" });
    const { place, message } = refusal(render);
    expect(place).toBe("_partials/three.hbs:1:3");
    expect(message).toContain("one → two → three → one");
  });
});

/** What a bounded refusal may take, on a machine that does other things as well. In ms. */
const SOON = 5_000;

describe("a text that renders to too much", () => {
  const doubled = (levels: number, of: (next: string) => string, last: string): Files =>
    Object.fromEntries(
      Array.from({ length: levels }, (_, level) => [`p${level}`, level === levels - 1 ? last : of(`p${level + 1}`)]),
    );
  it.each([
    ["partials that call the next one twice", doubled(30, (next) => `{{> ${next}}}{{> ${next}}}`, "x")],
    ["the same with nothing to print", doubled(30, (next) => `{{> ${next}}}{{> ${next}}}`, "")],
    ["partials that hand on a doubled value", doubled(30, (next) => `{{> ${next} x=(concat x x)}}`, "{{x}}")],
    ["a long text, again and again", { p0: "{{> p1}}".repeat(1000), p1: `// ${"x".repeat(200_000)}\n` }],
    [
      "lists in lists",
      {
        p0: `${"{{#each event.fields}}".repeat(1)}${"{{#each @root.event.fields}}".repeat(12)}x${"{{/each}}".repeat(13)}`,
      },
    ],
    ["a deep indentation of many lines", { p0: `${" ".repeat(100_000)}{{> p1}}`, p1: "x\n".repeat(100_000) }],
    ["a value that is printed too often", { p0: "{{> p1 x=(concat y y y y y y y y)}}", p1: "{{x}}".repeat(1_400) }],
  ])("is refused before it fills the memory: %s", (_, partials) => {
    template(`{{> p0 x="xxxxxxxxxxxxxxxx" y="${"y".repeat(10_000)}"}}`, partials as Files);
    const start = performance.now();
    const before = process.memoryUsage().rss;
    expect(refusal(render).code).toBe("TEMPLATE_INVALID");
    expect(performance.now() - start).toBeLessThan(SOON);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });

  it("is refused where one file is longer than anybody would read", () => {
    template("{{> p0}}".repeat(10), { p0: `// ${"x".repeat(150_000)}\n` });
    expect(refusal(render).message).toContain("1000000");
  });

  it.each([
    ["blanks before a character", `const a = ;${" ".repeat(240_000)}a`],
    ["brackets in brackets", "(".repeat(200_000)],
    ["blocks in blocks", "{{#if job}}".repeat(20_000)],
    ["blocks in blocks that are closed", `${"{{#if job}}".repeat(299)}const = ;${"{{/if}}".repeat(299)}`],
    ["mustaches by the thousand", "{{job.name}};".repeat(15_000)],
    ["as many mustaches as there may be", `${"{{job.name}};".repeat(1_400)}const = ;`],
    ["subexpressions in subexpressions", `{{str ${"(concat ".repeat(20_000)}1${")".repeat(20_000)}}}`],
    ["as many of them as there may be", `const = ;{{str ${"(concat ".repeat(499)}1${")".repeat(499)}}}`],
    ["arguments by the thousand", `{{str ${"1 ".repeat(100_000)}}}`],
    ["as many of them as there may be ", `const = ;{{str ${"1 ".repeat(15_000)}}}`],
  ])("or takes long to read is refused in bounded time: %s", (_, body) => {
    template(body);
    const start = performance.now();
    expect(refusal(render).code).toBe("TEMPLATE_INVALID");
    expect(performance.now() - start).toBeLessThan(SOON);
  });
});

describe("a template's directory", () => {
  const load = () => loadTemplate("mine", [directory]);

  it("that is a link to another place is refused", () => {
    const other = mkdtempSync(join(tmpdir(), "other-"));
    put({ "there/x": "" });
    mkdirSync(join(other, "mine"));
    writeFileSync(join(other, "mine/template.json"), JSON.stringify(MANIFEST));
    writeFileSync(join(other, "mine/function.ts.hbs"), "export {};\n");
    symlinkSync(join(other, "mine"), join(directory, "mine"));
    expect(refusal(load)).toMatchObject({ code: "TEMPLATE_INVALID", message: expect.stringContaining("link") });
    rmSync(other, { recursive: true });
  });

  it("with a file that is a link to another place is refused", () => {
    template("export {};\n", {}, { ...MANIFEST, files: [{ ...MANIFEST.files[0], template: "passwd.hbs" }] });
    symlinkSync("/etc/passwd", join(directory, "mine/passwd.hbs"));
    expect(refusal(load)).toMatchObject({ code: "TEMPLATE_INVALID", place: "mine/passwd.hbs::" });
  });

  it("with a partial that is a link to another place is refused", () => {
    template("export {};\n", { one: "x" });
    symlinkSync("/etc/passwd", join(directory, "_partials/passwd.hbs"));
    expect(refusal(load).code).toBe("TEMPLATE_INVALID");
  });

  it.each(["../other/x.hbs", "../../etc/x.hbs", "/etc/x.hbs", "../_partials/../mine/x.hbs", "./x.hbs"])(
    "whose manifest names a file outside is refused: %s",
    (name) => {
      template("export {};\n", {}, { ...MANIFEST, files: [{ ...MANIFEST.files[0], template: name }] });
      put({ "other/x.hbs": "x" });
      expect(refusal(load)).toMatchObject({ code: "TEMPLATE_INVALID", place: "mine/template.json:12:7" });
    },
  );

  it("with a directory in place of a file is refused", () => {
    template("export {};\n");
    rmSync(join(directory, "mine/function.ts.hbs"));
    mkdirSync(join(directory, "mine/function.ts.hbs"));
    expect(refusal(load).message).toContain("is not a file");
  });

  it("with a file that is too long, or no text, is refused", () => {
    template("x".repeat(300_000));
    expect(refusal(load).message).toContain("longer than");
    writeFileSync(join(directory, "mine/function.ts.hbs"), Buffer.from([0xff, 0xfe, 0x00]));
    expect(refusal(load).message).toContain("UTF-8");
  });

  it("with a thousand files is refused", () => {
    const files = Array.from({ length: 1000 }, (_, index) => ({ ...MANIFEST.files[0], to: `src/${index}.ts` }));
    template("export {};\n", {}, { ...MANIFEST, files });
    expect(refusal(load)).toMatchObject({
      code: "TEMPLATE_INVALID",
      place: expect.stringMatching(/^mine\/template.json:9:/),
    });
  });

  it("with a thousand partials is refused", () => {
    template("export {};\n", Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`p${index}`, "x"])));
    expect(refusal(load).message).toContain("more than 500 partials");
  });

  it.each(["Mine", "my_template", "--json", "a b", "__proto__", "été", "a\u0007"])(
    "with an odd name is refused: %j",
    (id) => {
      put({ [`${id}/template.json`]: JSON.stringify({ ...MANIFEST, id }), [`${id}/function.ts.hbs`]: "export {};\n" });
      expect(refusal(() => loadTemplate(id, [directory])).code).toBe("TEMPLATE_UNKNOWN");
      expect(refusal(() => listTemplates([directory])).code).toBe("TEMPLATE_INVALID");
    },
  );

  it("that is called otherwise than its manifest says is refused", () => {
    template("export {};\n", {}, { ...MANIFEST, id: "other" });
    expect(refusal(load)).toMatchObject({ code: "TEMPLATE_INVALID", place: "mine/template.json:2:3" });
  });

  it("that is a file is refused", () => {
    put({ file: "x" });
    expect(refusal(() => listTemplates([join(directory, "file")])).code).toBe("USAGE");
  });
});

describe("a manifest", () => {
  it.each([
    ["__proto__", '{ "__proto__": { "polluted": true }, "id": "mine" }'],
    ["constructor", '{ "constructor": { "prototype": { "polluted": true } }, "id": "mine" }'],
    ["deep nesting", `{ "id": ${"[".repeat(100_000)}${"]".repeat(100_000)} }`],
    ["deep nesting that does not end", "[".repeat(100_000)],
    ["nothing", ""],
    ["null", "null"],
    [
      "a question called constructor",
      JSON.stringify({
        ...MANIFEST,
        questions: [{ key: "constructor", flag: "--x", type: "string", prompt: "x", describe: "x" }],
      }),
    ],
    [
      "a question called toString",
      JSON.stringify({
        ...MANIFEST,
        questions: [{ key: "toString", flag: "--x", type: "string", prompt: "x", describe: "x" }],
      }),
    ],
  ])("with %s is refused, and no prototype is changed", (_, text) => {
    put({ "mine/template.json": text, "mine/function.ts.hbs": "export {};\n" });
    expect(refusal(() => loadTemplate("mine", [directory])).code).toBe("TEMPLATE_INVALID");
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("names the key that was meant, with its line", () => {
    template("export {};\n", {}, { ...MANIFEST, nextStep: [] });
    expect(refusal(() => loadTemplate("mine", [directory]))).toEqual({
      code: "TEMPLATE_INVALID",
      place: "mine/template.json:16:3",
      message: `${join(directory, "mine/template.json")}: nextStep: there is no such key; did you mean nextSteps?`,
    });
  });

  it("names the key that is missing", () => {
    const { title: _, ...rest } = MANIFEST;
    template("export {};\n", {}, rest as typeof MANIFEST);
    expect(refusal(() => loadTemplate("mine", [directory])).message).toMatch(/: title: is missing\.$/);
  });

  it.each([
    [{ type: "boolean", min: 1 }, "questions[0].min: says nothing about a question of type boolean."],
    [{ type: "string", choices: ["a"] }, "questions[0].choices: says nothing about a question of type string."],
    [{ type: "string", awaited: true }, "questions[0].awaited: says nothing about a question of type string."],
    [{ type: "event", pattern: "a" }, "questions[0].pattern: says nothing about a question of type event."],
    [{ type: "number", min: 2, max: 1 }, "questions[0].max: is less than min, so that there is no answer."],
    [{ type: "string", required: true, default: "a" }, "questions[0].required: says nothing beside a default."],
  ])("whose question contradicts itself is refused: %j", (question, message) => {
    const questions = [{ key: "x", flag: "--x", prompt: "x", describe: "x", ...question }];
    template("export {};\n", {}, { ...MANIFEST, questions } as typeof MANIFEST);
    expect(refusal(() => loadTemplate("mine", [directory])).message).toContain(message);
  });

  it("for a later version of this tool is refused before anything else of it is judged", () => {
    template("export {};\n", {}, { ...MANIFEST, requires: ">=99", somethingNew: true });
    expect(refusal(() => loadTemplate("mine", [directory]))).toMatchObject({
      code: "TEMPLATE_REQUIRES",
      place: "mine/template.json:16:3",
    });
  });

  it("that requires what is no range of versions is refused", () => {
    template("export {};\n", {}, { ...MANIFEST, requires: "latest" });
    expect(refusal(() => loadTemplate("mine", [directory]))).toMatchObject({ code: "TEMPLATE_INVALID" });
  });
});

describe("a helper of a team's own", () => {
  it("prints what it gives", () => {
    template("export const x = {{str (shout job.camel)}};\n");
    expect(render({ shout: (text) => String(text).toUpperCase() })[0]?.text).toBe(
      'export const x = "GENERATEREPORT";\n',
    );
  });

  it("that throws, or gives no text, is refused with its place", () => {
    template("export const x = {{broken}};\n");
    const place = "mine/function.ts.hbs:1:18";
    expect(refusal(() => render({ broken: () => ({}) }))).toMatchObject({ code: "TEMPLATE_INVALID", place });
    const throwing = {
      broken: () => {
        throw new Error("out of order");
      },
    };
    expect(refusal(() => render(throwing))).toMatchObject({
      place,
      message: expect.stringContaining("the helper broken throws out of order"),
    });
    const nothing = {
      broken: () => {
        throw null;
      },
    };
    expect(refusal(() => render(nothing))).toMatchObject({
      place,
      message: expect.stringMatching(/rendered: the helper broken throws null\.$/),
    });
  });
});

describe("a helper", () => {
  it.each([
    [
      "createFunction",
      "{{createFunction}}",
      "createFunction is written around a body: {{#createFunction}}…{{/createFunction}}",
    ],
    ["when", "{{when 'db'}}", "when is written around a body: {{#when}}…{{/when}}"],
    ["each", "{{each event.fields}}", "each is written around a body: {{#each}}…{{/each}}"],
    ["str", "{{#str 'a'}}b{{/str}}", "str gives a text, and is no block"],
    ["runner", "{{runner 'expct'}}", 'not every test runner has "expct" (did you mean expect?)'],
    ["runner", "{{runner 'bench'}}", 'not every test runner has "bench": there are afterAll'],
    ["a team's own", "{{#shout 'a'}}b{{/shout}}", "shout gives a text, and is no block"],
  ])("that is called the wrong way is refused: %s", (_, text, message) => {
    template(`\n${text}\n`);
    expect(refusal(() => render({ shout: String }))).toMatchObject({
      code: "TEMPLATE_INVALID",
      place: expect.stringMatching(/^mine\/function\.ts\.hbs:2:/),
      message: expect.stringContaining(message),
    });
  });

  it("of a team's own changes nothing but its own copy of what it is given", () => {
    template("{{tear event.fields}}// {{event.fields.0.name}}\n");
    const tear = (fields: unknown): string => {
      (fields as { name: string }[]).length = 0;
      return "";
    };
    expect(render({ tear })[0]?.text).toMatch(/^\/\/ \w+\n$/);
  });
});

describe("any text at all", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "{{",
      "}}",
      "{{{",
      "}}}",
      "{{#",
      "{{/",
      "{{>",
      "{{^",
      "{{!",
      "{{else}}",
      "{{/if}}",
      "{{#if job}}",
      "{{#each event.fields}}",
      "{{/each}}",
      "{{#module}}",
      "{{/module}}",
      "(",
      ")",
      "|",
      " as |x|",
      "=",
      "..",
      "../",
      "./",
      ".",
      "[",
      "]",
      '"',
      "'",
      "\\",
      "~",
      "@",
      "&",
      "*",
      "constructor",
      "__proto__",
      "this",
      "job.name",
      "str ",
      "concat ",
      "use ",
      "one",
      "\n",
      " ",
      "\uE0F0",
      "\uE0F11",
      "`",
      "${",
      "/*",
    ),
    fc.string({ maxLength: 5 }),
  );
  it("renders, or is refused with a code", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.array(piece, { maxLength: 10 }), (body, partial) => {
        template(body.join(""), { one: partial.join("") });
        try {
          render();
        } catch (error) {
          expect(error).toBeInstanceOf(ScaffoldError);
          expect((error as ScaffoldError).code).toBe("TEMPLATE_INVALID");
        }
      }),
      { numRuns: 500 },
    );
  });
});
