import { describe, expect, it } from "vitest";
import { arrayText, detectSmallApp, refusalOf } from "./app.js";

const ROUTE = "src/app/api/inngest/route.ts";
const IMPORTS = 'import { serve } from "inngest/next";\nimport { inngest } from "@/lib/inngest/client";\n';
const TIDY = 'import { tidyJob } from "@/lib/inngest/functions/tidy";\n';

interface Given {
  /** What stands between the imports and the call, and what the call gets. */
  readonly before?: string;
  readonly functions: string;
  readonly files?: Record<string, string>;
}

function changesOf({ before = "", functions, files = {} }: Given): Record<string, string> {
  return { ...files, [ROUTE]: `${IMPORTS}${before}export const { GET } = serve({ client: inngest, ${functions} });\n` };
}

function registered(given: Given) {
  const changes = changesOf(given);
  const project = detectSmallApp(changes);
  return {
    file: project.registration.file,
    array: arrayText(project, changes),
    served: project.functions.filter((each) => each.served).map((each) => each.id),
  };
}

describe("following functions to their array", () => {
  it.each<[string, Given]>([
    ["inline", { before: TIDY, functions: "functions: [tidyJob]" }],
    ["a constant", { before: `${TIDY}const list = [tidyJob];\n`, functions: "functions: list" }],
    ["shorthand", { before: `${TIDY}const functions = [tidyJob];\n`, functions: "functions" }],
    ["as const", { before: `${TIDY}const functions = [tidyJob] as const;\n`, functions: "functions" }],
    [
      "satisfies, in parentheses",
      { before: `${TIDY}const functions = ([tidyJob] satisfies unknown[]);\n`, functions: "functions" },
    ],
    [
      "a typed constant",
      { before: `${TIDY}const functions: unknown[] = [tidyJob];\n`, functions: "functions: functions!" },
    ],
    ["Object.freeze", { before: `${TIDY}const functions = Object.freeze([tidyJob]);\n`, functions: "functions" }],
    [
      "a property of an object",
      {
        before: `${TIDY}const config = { inngest: { functions: [tidyJob] } };\n`,
        functions: "functions: config.inngest.functions",
      },
    ],
    ["a spread object", { before: `${TIDY}const shared = { functions: [tidyJob] };\n`, functions: "...shared" }],
    ["a filter over an array", { before: TIDY, functions: "functions: [tidyJob].filter(Boolean)" }],
    [
      "destructuring",
      {
        before: `${TIDY}const config = { list: [tidyJob] };\nconst { list: functions } = config;\n`,
        functions: "functions",
      },
    ],
  ])("goes through %s", (_, given) => {
    expect(registered(given)).toEqual({ file: ROUTE, array: "[tidyJob]", served: ["tidy"] });
  });

  const list = `${TIDY}export const list = [tidyJob];\n`;
  it.each<[string, Given]>([
    [
      "an import",
      {
        before: 'import { list } from "@/jobs/list";\n',
        functions: "functions: list",
        files: { "src/jobs/list.ts": list },
      },
    ],
    [
      "a renamed import",
      {
        before: 'import { list as all } from "../../../jobs/list";\n',
        functions: "functions: all",
        files: { "src/jobs/list.ts": list },
      },
    ],
    [
      "a .js specifier of a .ts file",
      {
        before: 'import { list } from "../../../jobs/list.js";\n',
        functions: "functions: list",
        files: { "src/jobs/list.ts": list },
      },
    ],
    [
      "a default export",
      {
        before: 'import list from "@/jobs/list";\n',
        functions: "functions: list",
        files: { "src/jobs/list.ts": `${TIDY}const list = [tidyJob];\nexport default list;\n` },
      },
    ],
    [
      "a namespace",
      {
        before: 'import * as jobs from "@/jobs/list";\n',
        functions: "functions: jobs.list",
        files: { "src/jobs/list.ts": list },
      },
    ],
    [
      "a re-export by another name",
      {
        before: 'import { all } from "@/jobs";\n',
        functions: "functions: all",
        files: { "src/jobs/index.ts": 'export { list as all } from "./list";\n', "src/jobs/list.ts": list },
      },
    ],
    [
      "export *",
      {
        before: 'import { list } from "@/jobs";\n',
        functions: "functions: list",
        files: {
          "src/jobs/index.ts": 'export * from "./empty";\nexport * from "./list";\n',
          "src/jobs/empty.ts": "export {};\n",
          "src/jobs/list.ts": list,
        },
      },
    ],
    [
      "export * as a namespace",
      {
        before: 'import { jobs } from "@/jobs";\n',
        functions: "functions: jobs.list",
        files: { "src/jobs/index.ts": 'export * as jobs from "./list";\n', "src/jobs/list.ts": list },
      },
    ],
    [
      "an import that is exported again",
      {
        before: 'import { list } from "@/jobs";\n',
        functions: "functions: list",
        files: { "src/jobs/index.ts": 'import { list } from "./list";\nexport { list };\n', "src/jobs/list.ts": list },
      },
    ],
    [
      "a property of an imported default",
      {
        before: 'import config from "@/jobs/list";\n',
        functions: "functions: config.functions",
        files: { "src/jobs/list.ts": `${TIDY}export default { functions: [tidyJob] };\n` },
      },
    ],
    [
      "a config object as a whole",
      {
        before: 'import { shared } from "@/jobs/list";\n',
        functions: "...shared",
        files: { "src/jobs/list.ts": `${TIDY}export const shared = { functions: [tidyJob] };\n` },
      },
    ],
  ])("goes through %s to another file", (_, given) => {
    expect(registered(given)).toEqual({ file: "src/jobs/list.ts", array: "[tidyJob]", served: ["tidy"] });
  });

  it("takes the array itself where elements stand beside spreads", () => {
    expect(
      registered({ before: `${TIDY}const more = [tidyJob];\n`, functions: "functions: [...more, tidyJob]" }),
    ).toMatchObject({ array: "[...more, tidyJob]" });
  });

  it("passes on to the array that is not empty where there is nothing but spreads, and sees all that is served", () => {
    const files = { "src/jobs/list.ts": list, "src/jobs/none.ts": "export const none: unknown[] = [];\n" };
    const before = 'import { list } from "@/jobs/list";\nimport { none } from "@/jobs/none";\n';
    expect(registered({ before, functions: "functions: [...none, ...list]", files })).toEqual({
      file: "src/jobs/list.ts",
      array: "[tidyJob]",
      served: ["tidy"],
    });
  });

  describe("with several spread arrays", () => {
    const ofTrigger = (name: string, trigger: string): string =>
      `import { inngest } from "@/lib/inngest/client";\nconst a = inngest.createFunction({ id: "${name}-a" }, ${trigger}, async () => {});\nconst b = inngest.createFunction({ id: "${name}-b" }, ${trigger}, async () => {});\nexport const ${name} = [a, b];\n`;
    const given = (crons: string, events: string) =>
      changesOf({
        before: `import { crons } from "@/${crons}";\nimport { events } from "@/${events}";\n`,
        functions: "functions: [...crons, ...events]",
        files: {
          [`src/${crons}.ts`]: ofTrigger("crons", '{ cron: "* * * * *" }'),
          [`src/${events}.ts`]: ofTrigger("events", '{ event: "a/b" }'),
        },
      });
    const both = (first: string, second: string) =>
      changesOf({
        before: `import { one } from "@/${first}";\nimport { two } from "@/${second}";\n`,
        functions: "functions: [...one, ...two]",
        files: {
          [`src/${first}.ts`]: ofTrigger("one", '{ event: "a/b" }'),
          [`src/${second}.ts`]: ofTrigger("two", '{ event: "a/c" }'),
        },
      });

    it("takes the one whose functions have the kind of trigger that is wanted", () => {
      const changes = given("jobs/crons", "jobs/events");
      const { file, path } = detectSmallApp(changes).registration;
      expect([file, path]).toEqual(["src/jobs/events.ts", [ROUTE, "src/jobs/crons.ts", "src/jobs/events.ts"]]);
      expect(detectSmallApp(changes, { trigger: "cron" }).registration.file).toBe("src/jobs/crons.ts");
    });

    it("takes the one nearest to the directory that is given", () => {
      const changes = both("a/list", "b/list");
      expect(detectSmallApp(changes, { dir: "src/a" }).registration.file).toBe("src/a/list.ts");
      expect(detectSmallApp(changes, { dir: "src/b/more" }).registration.file).toBe("src/b/list.ts");
    });

    it("takes the array that spreads them where nothing tells, and not the longest", () => {
      const changes = both("features/a/list", "features/b/list");
      const { file, arrayStart } = detectSmallApp(changes).registration;
      expect([file, changes[ROUTE]?.slice(arrayStart, arrayStart + 16)]).toEqual([ROUTE, "[...one, ...two]"]);
    });
  });

  it.each<[string, string, Given]>([
    [
      "REGISTRATION_UNSUPPORTED",
      "what a call returns",
      { before: "const build = () => [];\n", functions: "functions: build()" },
    ],
    [
      "REGISTRATION_UNSUPPORTED",
      "what a factory returns, spread or not",
      { before: "const all = (deps) => [];\n", functions: "functions: all({}).filter(Boolean)" },
    ],
    ["REGISTRATION_UNSUPPORTED", "a choice", { before: TIDY, functions: "functions: process.env.X ? [tidyJob] : []" }],
    [
      "REGISTRATION_UNSUPPORTED",
      "a module's exports",
      { before: 'import * as functions from "@/lib/inngest/functions/tidy";\n', functions: "functions" },
    ],
    ["REGISTRATION_NOT_FOUND", "no functions at all", { functions: "x: 1" }],
    [
      "REGISTRATION_NOT_FOUND",
      "an import that leads nowhere",
      { before: 'import { functions } from "./gone";\n', functions: "functions" },
    ],
    [
      "REGISTRATION_NOT_FOUND",
      "a package",
      { before: 'import { functions } from "some-package";\n', functions: "functions" },
    ],
    [
      "REGISTRATION_NOT_FOUND",
      "a constant that refers to itself",
      { before: "const functions = functions;\n", functions: "functions" },
    ],
  ])("refuses with %s: %s", (code, _, given) => {
    expect(refusalOf(() => registered(given))).toMatchObject({ code, file: ROUTE });
  });

  describe("served by Object.values", () => {
    const values = "functions: Object.values(registry)";
    it.each<[string, string, Given]>([
      ["an object", ROUTE, { before: `${TIDY}const registry = { tidyJob };\n`, functions: values }],
      [
        "a frozen object with keys",
        ROUTE,
        { before: `${TIDY}const registry = Object.freeze({ tidy: tidyJob });\n`, functions: values },
      ],
      [
        "an imported object",
        "src/jobs/list.ts",
        {
          before: 'import { registry } from "@/jobs/list";\n',
          functions: values,
          files: { "src/jobs/list.ts": `${TIDY}export const registry = { "tidy": tidyJob } as const;\n` },
        },
      ],
    ])("takes one more value of %s", (_, file, given) => {
      const changes = changesOf(given);
      const { registration, functions } = detectSmallApp(changes);
      expect({ ...registration, text: changes[file]?.[registration.arrayStart] }).toMatchObject({
        kind: "object",
        file,
        text: "{",
      });
      expect(functions.filter(({ served }) => served).map(({ id }) => id)).toEqual(["tidy"]);
    });

    it.each([values, "functions: [...Object.values(registry)]"])(
      "takes one more element of an array: %s",
      (functions) => {
        const changes = changesOf({ before: `${TIDY}const registry = [tidyJob];\n`, functions });
        const { registration, functions: found } = detectSmallApp(changes);
        expect(registration).toMatchObject({ file: ROUTE, names: [{ name: "tidyJob", file: ROUTE }] });
        expect(registration.kind).toBeUndefined();
        expect(changes[ROUTE]?.slice(registration.arrayStart)).toMatch(/^\[tidyJob\]/);
        expect(found.filter(({ served }) => served).map(({ id }) => id)).toEqual(["tidy"]);
      },
    );

    it("takes one more export of a module imported as a whole", () => {
      const before = 'import * as registry from "@/jobs";\n';
      const files = {
        "src/jobs/index.ts": 'export { tidyJob } from "../lib/inngest/functions/tidy";\nexport type X = 1;\n',
      };
      const { registration, functions } = detectSmallApp(changesOf({ before, functions: values, files }));
      expect(registration).toMatchObject({ kind: "module", file: "src/jobs/index.ts", arrayStart: 0 });
      expect(registration.names).toEqual([{ name: "tidyJob", file: "src/jobs/index.ts" }]);
      expect(functions.filter(({ served }) => served).map(({ id }) => id)).toEqual(["tidy"]);
    });
  });

  describe("through a function of the project's own", () => {
    const WRAPPER = "src/lib/inngest/handler.ts";
    const through = (wrapper: string, call: string) => ({
      [WRAPPER]: `import { serve } from "inngest/next";\nimport { inngest } from "./client";\n${wrapper}\n`,
      [ROUTE]: `// inngest\nimport { inngest } from "@/lib/inngest/client";\nimport { createHandler } from "@/lib/inngest/handler";\n${TIDY}${call}\n`,
    });
    it.each([
      [
        "a parameter",
        "export const createHandler = (functions) => serve({ client: inngest, functions });",
        "export const { GET } = createHandler([tidyJob]);",
      ],
      [
        "a destructured one",
        "export function createHandler({ jobs: functions }) {\n  return serve({ client: inngest, functions });\n}",
        "export const { GET } = createHandler({ jobs: [tidyJob] });",
      ],
      [
        "a property of one",
        "export const createHandler = (options) => serve({ client: inngest, functions: options.jobs });",
        "const jobs = [tidyJob];\nexport const { GET } = createHandler({ jobs });",
      ],
      [
        "options that are spread",
        "export const createHandler = (options) => serve({ client: inngest, ...options });",
        "export const { GET } = createHandler({ functions: [tidyJob] });",
      ],
      [
        "options as a whole, with the client",
        "export const createHandler = (options) => serve(options);",
        "export const { GET } = createHandler({ client: inngest, functions: [tidyJob] });",
      ],
    ])("follows %s to its only call", (_, wrapper, call) => {
      const changes = through(wrapper, call);
      const project = detectSmallApp(changes);
      expect([project.serve.file, project.registration.file, arrayText(project, changes), project.client.file]).toEqual(
        [WRAPPER, ROUTE, "[tidyJob]", "src/lib/inngest/client.ts"],
      );
    });

    it("refuses where it is called more than once", () => {
      const wrapper = "export const createHandler = (functions) => serve({ client: inngest, functions });";
      const calls = "export const a = createHandler([tidyJob]);\nexport const b = createHandler([]);";
      expect(refusalOf(() => detectSmallApp(through(wrapper, calls)))).toEqual({
        code: "REGISTRATION_NOT_FOUND",
        file: WRAPPER,
        line: 3,
      });
    });
  });

  describe("with several apps of connect()", () => {
    const worker = {
      [ROUTE]: undefined,
      "src/worker.ts":
        'import { connect } from "inngest/connect";\nimport { inngest } from "@/lib/inngest/client";\nimport { tidyJob } from "@/lib/inngest/functions/tidy";\nimport { mail, sendMail } from "./mail/jobs";\nconnect({ apps: [{ client: inngest, functions: [tidyJob] }, { client: mail, functions: [sendMail] }] });\n',
      "src/mail/jobs.ts":
        'import { Inngest } from "inngest";\nexport const mail = new Inngest({ id: "mail" });\nexport const sendMail = mail.createFunction({ id: "send" }, { event: "mail/asked" }, async () => {});\n',
    };

    it("takes the one whose functions and client are nearest to the directory that is given", () => {
      const found = (dir: string) => arrayText(detectSmallApp(worker, { dir }), worker);
      expect([found("src/mail"), found("src/lib/inngest/functions")]).toEqual(["[sendMail]", "[tidyJob]"]);
    });

    it("refuses where nothing tells, naming the flag", () => {
      expect(refusalOf(() => detectSmallApp(worker))).toEqual({
        code: "REGISTRATION_UNSUPPORTED",
        file: "src/worker.ts",
        line: 5,
      });
    });
  });

  it("follows them to one in a CommonJS module", () => {
    const server =
      'const { serve } = require("inngest/express");\nconst { inngest } = require("./lib/inngest/client");\nmodule.exports = serve({ client: inngest, functions: [] });\n';
    const { registration } = detectSmallApp({ [ROUTE]: undefined, "src/server.js": server });
    expect(registration).toMatchObject({ file: "src/server.js", line: 3, arrayStart: server.indexOf("[]") });
  });

  it("refuses what a parameter brings, and shows where", () => {
    const route =
      'import { serve } from "inngest/next";\n\nexport function handler(functions, client) {\n  return serve({ client, functions });\n}\n';
    expect(refusalOf(() => detectSmallApp({ [ROUTE]: route }))).toEqual({
      code: "REGISTRATION_NOT_FOUND",
      file: ROUTE,
      line: 3,
    });
  });
});

describe("arrays that what is added to would not be served from", () => {
  const refused = (files: Record<string, string | undefined>) => refusalOf(() => detectSmallApp(files));

  it("refuses one whose variable gets another value", () => {
    const before = `${TIDY}let functions = [tidyJob];\nif (process.env.QUIET) functions = [];\n`;
    expect(refused(changesOf({ before, functions: "functions" }))).toEqual({
      code: "REGISTRATION_UNSUPPORTED",
      file: ROUTE,
      line: 5,
    });
    expect(registered({ before: before.replace(/\nif.*/, ""), functions: "functions" }).served).toEqual(["tidy"]);
  });

  it.each([
    [undefined, true],
    ["commonjs", true],
    ["module", false],
  ])("an ES module of a package of type %s is refused: %s", (type, isRefused) => {
    const files = {
      "package.json": JSON.stringify({
        ...{ repository: { type: "git" }, dependencies: { inngest: "^3.54.2" } },
        ...(type === undefined ? {} : { type }),
      }),
      [ROUTE]: undefined,
      "src/server.mjs": `${IMPORTS}${TIDY}export default serve({ client: inngest, functions: [tidyJob] });\n`,
    };
    if (isRefused)
      expect(refused(files)).toEqual({ code: "REGISTRATION_UNSUPPORTED", file: "src/server.mjs", line: 4 });
    else expect(detectSmallApp(files).registration.file).toBe("src/server.mjs");
  });
});

describe("whether all that is served can be told", () => {
  it.each<[string, Given, true | undefined]>([
    ["an array of names", { before: TIDY, functions: "functions: [tidyJob]" }, undefined],
    [
      "a spread that can be followed",
      { before: `${TIDY}const all = [tidyJob];\n`, functions: "functions: [...all]" },
      undefined,
    ],
    ["a filter", { before: TIDY, functions: "functions: [tidyJob].filter(Boolean)" }, undefined],
    ["a spread of what a call gives", { before: TIDY, functions: "functions: [tidyJob, ...more()]" }, true],
    ["a spread of a choice", { before: TIDY, functions: "functions: [...(isDev ? [tidyJob] : [])]" }, true],
    ["an element that a call makes", { before: "const make = () => 1;\n", functions: "functions: [make()]" }, true],
    [
      "an element that comes from a package",
      { before: 'import { other } from "@acme/jobs";\n', functions: "functions: [other]" },
      true,
    ],
    [
      "what is put behind an array",
      { before: `${TIDY}const all = [tidyJob];\n`, functions: "functions: all.concat(more)" },
      true,
    ],
    [
      "a spread within an object",
      { before: `${TIDY}const all = { tidyJob, ...more() };\n`, functions: "functions: Object.values(all)" },
      true,
    ],
  ])("%s", (_, given, unclear) => {
    expect(detectSmallApp(changesOf(given)).registration.unclear).toBe(unclear);
  });
});
