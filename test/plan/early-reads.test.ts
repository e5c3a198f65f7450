import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { confirmRegistered } from "../../src/plan/confirm-registered.js";
import { earlyReads } from "../../src/plan/early-reads.js";
import { createResolver } from "../../src/project/resolve-module.js";
import { execute } from "../support/workspace.js";
import { hostOf, project, root } from "./sample-project.js";

/** What is foreseen, as "reader takes name of target". */
function foreseen(files: Record<string, string>, entry: string): string[] {
  const host = hostOf(files);
  const early = earlyReads({ host, root, resolve: createResolver(host, root) }, entry);
  return early.map(({ reader, name, target }) => `${reader} takes ${name} of ${target}`);
}

/** Loads the entry in Node, which says by `seen` what the modules have got. */
async function measured(files: Record<string, string>, entry: string): Promise<unknown> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), "scaffold-early-")));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
    const program = `globalThis.seen = {}; require(${JSON.stringify(join(directory, entry))}); console.log(JSON.stringify(seen));`;
    const { stdout } = await execute(process.execPath, ["-e", program], directory);
    return JSON.parse(stdout);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

const FUNCTION = 'const { inngest } = require("./jobs");\nexports.fn = () => inngest;\nseen.client = typeof inngest;\n';

describe("what a CommonJS module reads too early", () => {
  it.each([
    [
      "a client that is set at the end",
      {
        "server.js": 'require("./jobs");\n',
        "jobs.js":
          'const { fn } = require("./fn");\nconst inngest = {};\nmodule.exports = { inngest, functions: [fn] };\nseen.fn = typeof fn;\n',
        "fn.js": FUNCTION,
      },
      "server.js",
      ["fn.js takes inngest of jobs.js"],
      { client: "undefined", fn: "function" },
    ],
    [
      "no client that is set first",
      {
        "server.js": 'require("./jobs");\n',
        "jobs.js":
          'exports.inngest = {};\nconst { fn } = require("./fn");\nexports.functions = [fn];\nseen.fn = typeof fn;\n',
        "fn.js": FUNCTION,
      },
      "server.js",
      [],
      { client: "object", fn: "function" },
    ],
    [
      "the function, where it is loaded before the array",
      {
        "jobs.js":
          'exports.inngest = {};\nconst { fn } = require("./fn");\nexports.functions = [fn];\nseen.fn = typeof fn;\n',
        "fn.js": FUNCTION,
      },
      "fn.js",
      ["jobs.js takes fn of fn.js"],
      { client: "object", fn: "undefined" },
    ],
    [
      "nothing of a module that is held as a whole and filled later",
      {
        "server.js": 'require("./jobs");\n',
        "jobs.js": 'require("./fn");\nexports.inngest = {};\nseen.client = typeof require("./fn").get();\n',
        "fn.js": 'const jobs = require("./jobs");\nexports.get = () => jobs.inngest;\n',
      },
      "server.js",
      [],
      { client: "object" },
    ],
    [
      "all of a module that is held as a whole and replaced later",
      {
        "server.js": 'require("./jobs");\n',
        "jobs.js": 'require("./fn");\nmodule.exports = { inngest: {} };\nseen.client = typeof require("./fn").get();\n',
        "fn.js": 'const jobs = require("./jobs");\nexports.get = () => jobs.inngest;\n',
      },
      "server.js",
      ["fn.js takes * of jobs.js"],
      { client: "undefined" },
    ],
    [
      "a member that is read at once",
      {
        "server.js": 'require("./jobs");\n',
        "jobs.js": 'require("./fn");\nexports.inngest = {};\n',
        "fn.js": 'const jobs = require("./jobs");\nseen.client = typeof jobs.inngest;\n',
      },
      "server.js",
      ["fn.js takes inngest of jobs.js"],
      { client: "undefined" },
    ],
    [
      "nothing that is required in a function",
      {
        "server.js": 'require("./jobs");\n',
        "jobs.js": 'const { fn } = require("./fn");\nexports.inngest = {};\nseen.client = typeof fn();\n',
        "fn.js": 'exports.fn = () => require("./jobs").inngest;\n',
      },
      "server.js",
      [],
      { client: "object" },
    ],
  ] as [string, Record<string, string>, string, string[], unknown][])(
    "is %s, as Node has it",
    async (_, files, entry, early, seen) => {
      expect(foreseen(files, entry)).toEqual(early);
      expect(await measured(files, entry)).toEqual(seen);
    },
  );
});

describe("a cycle of CommonJS modules", () => {
  const files = (client: string) => ({
    "package.json": '{ "dependencies": { "inngest": "^3.44.0" } }',
    "server.js":
      'const { serve } = require("inngest/express");\nconst config = require("./jobs");\nserve({ client: config.inngest, functions: config.functions });\n',
    "jobs.js": `const { Inngest } = require("inngest");\n${client}`,
  });
  const fn =
    'const { inngest } = require("./jobs");\n\nconst a = inngest.createFunction({ id: "a" }, { cron: "0 0 * * *" }, async () => {});\n\nmodule.exports = { a };\n';

  function confirm(before: string, after: string): void {
    const host = hostOf(files(before));
    const change = (path: string, text: string | undefined, now: string) =>
      ({ path, action: text === undefined ? "create" : "modify", before: text, after: now }) as const;
    confirmRegistered({
      host,
      project: {
        ...project,
        serve: { ...project.serve, file: "server.js" },
        registration: { ...project.registration, file: "jobs.js", arrayStart: before.indexOf("[") },
      },
      changes: [change("a.js", undefined, fn), change("jobs.js", before, after)],
      choice: { cwd: root, choose: { serve: "server.js" } },
      functions: [{ file: "a.js", exportName: "a" }],
    });
  }

  it("does no harm where the client is set before the functions are required", () => {
    const first = 'const { Inngest } = require("inngest");\nexports.inngest = new Inngest({ id: "t" });\n';
    expect(() =>
      confirm(`${first}exports.functions = [];\n`, `${first}const { a } = require("./a");\nexports.functions = [a];\n`),
    ).not.toThrow();
  });

  it("is refused where it is set after them", () => {
    const last = 'const inngest = new Inngest({ id: "t" });\nmodule.exports = { inngest, functions: [';
    expect(() => confirm(`${last}] };\n`, `const { a } = require("./a");\n${last}a] };\n`)).toThrow(
      expect.objectContaining({ code: "IMPORT_CYCLE" }),
    );
  });
});
