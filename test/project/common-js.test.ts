import { ts } from "@ts-morph/common";
import { describe, expect, it } from "vitest";
import { commonJsExports, isCommonJs, wholeExport } from "../../src/project/common-js.js";
import { arrayText, detectSmallApp } from "./app.js";

const parse = (text: string): ts.SourceFile => ts.createSourceFile("a.js", text, ts.ScriptTarget.Latest, true);

describe("what a CommonJS module exports", () => {
  it.each([
    ["exports.a = b;", ["a"]],
    ["module.exports.a = b;", ["a"]],
    ["exports.a = exports.b = c;", ["a", "b"]],
    ["const a = (exports.a = b);", ["a"]],
    ["module.exports = { a, b: c, 'd': e };", [undefined, "a", "b", "d"]],
    ["module.exports = exports = { a };", [undefined, "a"]],
    ["module.exports = run;", [undefined]],
    ["exports.a = exports.b = void 0;", []],
    ["function f() { exports.a = b; }", []],
  ])("%s", (text, names) => {
    expect(commonJsExports(parse(text)).map(({ name }) => name)).toEqual(names);
  });

  it("is the value that is set last", () => {
    expect(wholeExport(parse("module.exports = a;\nmodule.exports = b;\n"))?.getText()).toBe("b");
  });

  it.each([
    ['const a = require("a");', true],
    ["module.exports = a;", true],
    ['import a from "a";\nconst b = require("b");', false],
    ["const a = 1;", false],
  ])("tells a CommonJS module: %s", (text, expected) => {
    expect(isCommonJs(parse(text))).toBe(expected);
  });
});

const CLIENT = 'const { Inngest } = require("inngest");\n';
const JOB = (client: string, gives: string) =>
  `${client}\nconst tidy = inngest.createFunction({ id: "tidy" }, { event: "app/tidy.asked" }, async () => {});\n${gives}\n`;

/** A small app of CommonJS modules: what serve() gets, and what is behind it. */
function detected(files: Record<string, string>) {
  const changes = {
    "src/lib/inngest/client.ts": undefined,
    "src/lib/inngest/functions/tidy.ts": undefined,
    "src/app/api/inngest/route.ts": undefined,
    "tsconfig.json": undefined,
    ...files,
  };
  const project = detectSmallApp(changes);
  const { client, functions, registration } = project;
  const { exported, module } = client.value;
  return {
    client: [exported, "file" in module ? module.file : module.package],
    served: functions.filter((each) => each.served).map((each) => [each.id, each.exportName]),
    array: registration.kind === undefined ? arrayText(project, changes) : registration.kind,
    file: registration.file,
    commonJs: project.conventions.style.commonJs,
  };
}

describe("a CommonJS project", () => {
  const served = (head: string, call: string) => `const { serve } = require("inngest/express");\n${head}\n${call}\n`;
  const client = `${CLIENT}const inngest = new Inngest({ id: "t" });\nmodule.exports = { inngest };\n`;
  const named = JOB('const { inngest } = require("./client");', "module.exports = { tidy };");

  it.each([
    [
      "names taken out of modules",
      {
        "server.js": served(
          'const { inngest } = require("./client");\nconst { tidy } = require("./tidy");',
          "module.exports = serve({ client: inngest, functions: [tidy] });",
        ),
        "client.js": client,
        "tidy.js": named,
      },
      { client: ["inngest", "client.js"], served: [["tidy", "tidy"]], array: "[tidy]", file: "server.js" },
    ],
    [
      "an array that is all of a module",
      {
        "server.js": served(
          'const inngest = require("./client");\nconst functions = require("./functions");',
          "serve({ client: inngest, functions });",
        ),
        "client.js": `${CLIENT}module.exports = new Inngest({ id: "t" });\n`,
        "functions.js": 'module.exports = [require("./tidy")];\n',
        "tidy.js": JOB('const inngest = require("./client");', "module.exports = tidy;"),
      },
      {
        client: ["default", "client.js"],
        served: [["tidy", "default"]],
        array: '[require("./tidy")]',
        file: "functions.js",
      },
    ],
    [
      "members of modules that are held as a whole",
      {
        "server.js": served(
          'const jobs = require("./jobs");',
          "serve({ client: jobs.inngest, functions: jobs.functions });",
        ),
        "jobs.js": `${CLIENT}exports.inngest = new Inngest({ id: "t" });\nexports.functions = [require("./tidy").tidy];\n`,
        "tidy.js":
          'const { inngest } = require("./jobs");\nexports.tidy = inngest.createFunction({ id: "tidy" }, { cron: "0 0 * * *" }, async () => {});\n',
      },
      {
        client: ["inngest", "jobs.js"],
        served: [["tidy", "tidy"]],
        array: '[require("./tidy").tidy]',
        file: "jobs.js",
      },
    ],
    [
      "the values of a module",
      {
        "server.js": served(
          'const { inngest } = require("./client");',
          'serve({ client: inngest, functions: Object.values(require("./jobs")) });',
        ),
        "client.js": client,
        "jobs/index.js": 'const { tidy } = require("../tidy");\nmodule.exports = { tidy };\n',
        "tidy.js": named,
      },
      { client: ["inngest", "client.js"], served: [["tidy", "tidy"]], array: "object", file: "jobs/index.js" },
    ],
    [
      "modules that pass on others",
      {
        "server.js": served(
          'const { inngest, tidy } = require("./jobs");',
          "serve({ client: inngest, functions: [tidy] });",
        ),
        "client.js": client,
        "jobs/index.js": 'module.exports = { ...require("../client"), ...require("../tidy") };\n',
        "tidy.js": named,
      },
      { client: ["inngest", "client.js"], served: [["tidy", "tidy"]], array: "[tidy]", file: "server.js" },
    ],
    [
      "an adapter that is required with its name",
      {
        "server.js":
          'const serve = require("inngest/express").serve;\nconst inngest = require("./client").inngest;\nconst { tidy } = require("./tidy");\nserve({ client: inngest, functions: [tidy] });\n',
        "client.js": client,
        "tidy.js": named,
      },
      { client: ["inngest", "client.js"], served: [["tidy", "tidy"]], array: "[tidy]", file: "server.js" },
    ],
  ])("is read: %s", (_, files, expected) => {
    expect(detected(files as Record<string, string>)).toEqual({ ...expected, commonJs: true });
  });
});
