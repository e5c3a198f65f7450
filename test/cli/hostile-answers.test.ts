import { posix } from "node:path";
import { PassThrough } from "node:stream";
import { ts } from "@ts-morph/common";
import { describe, expect, it } from "vitest";
import { QUESTIONS } from "../../src/answers/questions.js";
import { resolveAnswers } from "../../src/answers/resolve.js";
import { readAddWith } from "../../src/cli/add/read-add.js";
import { ERROR_CODES } from "../../src/errors/codes.js";
import { ScaffoldError } from "../../src/errors/scaffold-error.js";
import type { FileChange } from "../../src/plan/plan.js";
import { planAdd } from "../../src/plan/plan-add.js";
import { detectProject } from "../../src/project/detect.js";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import { listTemplates } from "../../src/templates/load.js";
import { filesOfApp } from "../plan/planned.js";
import { runInProcess } from "../support/in-process.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import fc from "../support/properties.js";
import { readTree } from "../support/tree.js";
import { copyApp, LAYOUTS, SDKS } from "../support/workspace.js";

const FULL = process.env.SCAFFOLD_FULL === "1";
const root = "/app";
const templates = new Map(listTemplates([builtinTemplatesDirectory()]).map((each) => [each.manifest.id, each]));
const apps = SDKS.flatMap((sdk) =>
  LAYOUTS.map((layout) => {
    const files = filesOfApp(sdk, layout);
    const host = memoryReadHost(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text])),
    );
    return { host, project: detectProject(host, root) };
  }),
);

/** A harmless value for every flag that takes text, and the template that it is tried with where not every one has it. */
const HARMLESS: Readonly<Record<string, string>> = {
  "--event": "notes/note.archived",
  "--cron": "TZ=Europe/Prague 0 2 * * *",
  "--cron-env": "ARCHIVE_CRON",
  "--field": "kind:quick|full?",
  // Not the one of the fields: what an entity finds among them is another choice.
  "--entity": "gadget",
  "--feature": "notes",
  "--retries": "3",
  "--concurrency": "5:event.data.noteId",
  "--throttle": "10/1m:event.data.noteId",
  "--rate-limit": "10/1h:event.data.noteId",
  "--debounce": "30s:event.data.noteId",
  "--priority": 'event.data.noteId == "pro" ? 120 : 0',
  "--idempotency": "event.data.noteId",
  "--cancel-on": "notes/note.deleted:async.data.noteId == event.data.noteId",
  "--batch": "100/10s",
  "--timeout": "2h,start=10m",
  "--singleton": "skip:event.data.noteId",
  "--db": "none",
  "--db-client": "src/db/client.ts#db",
  "--status-column": "state=new|busy|done|failed",
  "--status-table": "JobRun",
  "--test": "vitest",
  "--trigger": "event",
  "--template": "event",
  "--dir": "src/lib/inngest/archive",
  "--test-dir": "src/archive",
  "--serve": "src/app/api/inngest/route.ts",
  "--client": "src/lib/inngest/client.ts",
  "--emit-from": "src/app/actions.ts",
  "--downstream": "notes/note.filed",
  "--item": "page",
  "--item-event": "notes/page.found",
  "--wait": "2h",
  "--wait-for": "notes/note.approved",
  "--workers": "4",
  "--batch-size": "10",
  "--pause": "1s",
  "--function": "archive-notes",
  "--market": "us",
};

/** The template that knows a flag, and else the plain one. */
function templateFor(flag: string): string {
  if (flag === "--cron" || flag === "--cron-env") return "cron";
  if (flag === "--batch") return "batch";
  const own = [...templates.values()].find(({ manifest }) => manifest.questions.some((each) => each.flag === flag));
  return own?.manifest.id ?? "event";
}

/** The rest of a command line on which the flag makes sense. */
function others(flag: string): string[] {
  const template = templateFor(flag);
  const isCron = template === "cron";
  const base = isCron
    ? ["--cron=0 2 * * *"]
    : ["--event=notes/note.archived", "--field=noteId:string", "--field=organizationId:string"];
  const needed = templates.get(template)?.manifest.questions.filter((each) => each.flag !== flag) ?? [];
  const extra = needed.flatMap((each) =>
    HARMLESS[each.flag] === undefined ? [] : [`${each.flag}=${HARMLESS[each.flag]}`],
  );
  return [...base, ...extra, `--template=${template}`].filter(
    (each) => !each.startsWith(`${flag}=`) || flag === "--field",
  );
}

const SNIPPETS = [
  ...['"', "'", "`", "\\", "\\\\", "\n", "\r\n", "\u2028", "\u0000", "\u001b[2J", "\u202e", "\ufeff"],
  ...[
    "${x}",
    "{{x}}",
    "{{{x}}}",
    "{{/when}}",
    "*/",
    "/*",
    "//",
    "<!--",
    "</script>",
    "#{x}",
    "%s",
    "$(touch x)",
    "`id`",
  ],
  ...[
    ");process.exit(1);(",
    '"+process.exit()+"',
    "';x='",
    "})});",
    "= 1;",
    ";",
    ",x:1",
    "[0]",
    "<T>",
    "=>",
    "@x",
    "#x",
  ],
  ...[
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "../",
    "..\\",
    "/",
    "~",
    "\u00e9",
    "\u4f60",
    "\u{1f600}",
    " ",
    "\t",
  ],
];
/** Something put somewhere into a harmless value, or in its place. */
const hostile = (value: string): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.nat(value.length), fc.constantFrom(...SNIPPETS))
        .map(([at, each]) => value.slice(0, at) + each + value.slice(at)),
    },
    { weight: 1, arbitrary: fc.constantFrom(...SNIPPETS) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  );

const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough(), env: {}, cwd: root };

/** What the command line would write, or the error that refuses it. */
function planned(
  app: (typeof apps)[number],
  argv: readonly string[],
  id: string,
): readonly FileChange[] | ScaffoldError {
  const template = templates.get(id);
  if (template === undefined) throw new Error(`no template ${id}`);
  try {
    const { raw } = readAddWith([template.manifest], argv, streams);
    const { answers } = resolveAnswers(raw, template.manifest, app.project);
    return planAdd({ ...app, template, answers }).changes;
  } catch (error) {
    if (error instanceof ScaffoldError) return error;
    throw error;
  }
}

/** The kinds of all nodes, file by file: what is a text or a name stays one, whatever it says. */
function shapeOf(changes: readonly FileChange[]): string[][] {
  return changes.flatMap(({ path, after }) => {
    if (after === undefined || !/\.[cm]?[jt]sx?$/.test(path)) return [];
    const source = ts.createSourceFile(path, after, ts.ScriptTarget.Latest, false);
    const { parseDiagnostics = [] } = source as { parseDiagnostics?: readonly ts.Diagnostic[] };
    expect(
      parseDiagnostics.map(({ messageText }) => messageText),
      after,
    ).toEqual([]);
    const kinds: string[] = [];
    const visit = (node: ts.Node): void => {
      kinds.push(kindOf(node));
      ts.forEachChild(node, visit);
    };
    visit(source);
    return [kinds];
  });
}

/** A literal in a template is one whether or not it has to be written with quotes; so is a key. */
function kindOf({ kind }: ts.Node): string {
  const { Identifier, StringLiteral, NoSubstitutionTemplateLiteral } = ts.SyntaxKind;
  return [Identifier, StringLiteral, NoSubstitutionTemplateLiteral].includes(kind) ? "text" : ts.SyntaxKind[kind];
}

const flags = Object.keys(HARMLESS);
let accepted = 0;

describe("what is typed", () => {
  it("is tried for every flag that there is", () => {
    const own = [...templates.values()].flatMap(({ manifest }) => manifest.questions.map(({ flag }) => flag));
    const all = [...QUESTIONS.flatMap(({ flag }) => flag ?? []), ...own];
    expect(flags.filter((flag) => !all.includes(flag))).toEqual([]);
    expect(all.filter((flag) => !flags.includes(flag))).toEqual([]);
  });

  it.each(["name", ...flags])(
    "as %s is text in what is written, and no code: the syntax tree is that of a harmless value, or it is refused",
    { timeout: 600_000 },
    (flag) => {
      const value = flag === "name" ? "archive-note" : (HARMLESS[flag] ?? "");
      const rest = others(flag);
      const line = (typed: string): string[] =>
        flag === "name" ? [...rest, "--", typed] : [...rest, `${flag}=${typed}`, "archive-note"];
      fc.assert(
        fc.property(fc.constantFrom(...apps), hostile(value), (app, typed) => {
          const result = planned(app, line(typed), templateFor(flag));
          if (result instanceof ScaffoldError) {
            expect([1, 2, 4]).toContain(ERROR_CODES[result.code].exit);
            expect(result.code).not.toBe("INTERNAL");
            return;
          }
          accepted++;
          for (const { path } of result) expect(path).toBe(posix.join("/", path).slice(1));
          const harmless = planned(app, line(value), templateFor(flag));
          if (harmless instanceof ScaffoldError) throw harmless;
          if (sameChoices(typed, value)) expect(shapeOf(result), JSON.stringify(typed)).toEqual(shapeOf(harmless));
          else shapeOf(result);
        }),
        { numRuns: FULL ? 1500 : 60 },
      );
    },
  );

  it("is not refused each time", () => expect(accepted).toBeGreaterThan(100));

  it("is refused without a trace, whatever the flag", { timeout: 600_000 }, async () => {
    const { directory, remove } = await copyApp("sdk3", "skill");
    try {
      const before = await readTree(directory);
      const cases = fc.sample(
        fc.constantFrom(...flags).chain((flag) => hostile(HARMLESS[flag] ?? "").map((typed) => [flag, typed] as const)),
        FULL ? 400 : 30,
      );
      for (const [flag, typed] of cases) {
        const args = ["inngest", "add", "archive-note", ...others(flag), `${flag}=${typed}`, "--json"];
        const dry = await runInProcess([...args, "--dry-run"], directory);
        if (dry.code === 0) continue;
        const real = await runInProcess(args, directory);
        const { error } = JSON.parse(real.stdout) as { error: { code: string } };
        expect([flag, typed, error.code]).not.toContain("INTERNAL");
        expect(await readTree(directory), `${flag}=${JSON.stringify(typed)}`).toEqual(before);
      }
    } finally {
      await remove();
    }
  });
});

/** What is no answer of a job, each with a harmless value. */
const COMMANDS: readonly (readonly [string, string, (typed: string) => string[]])[] = [
  ["a function to remove", "generate-document-content", (typed) => ["remove", "--on-conflict=overwrite", "--", typed]],
  ["one of two to remove", "send-weekly-summary", (typed) => ["remove", "--", typed, "generate-document-content"]],
  ["--on-conflict", "overwrite", (typed) => ["remove", "send-weekly-summary", `--on-conflict=${typed}`]],
  ["--serve of a removal", HARMLESS["--serve"] ?? "", (typed) => ["remove", "send-weekly-summary", `--serve=${typed}`]],
  ["--dir of a removal", "src/lib/inngest/functions", (typed) => ["remove", "send-weekly-summary", `--dir=${typed}`]],
  ["--cwd", "src/lib", (typed) => ["remove", "send-weekly-summary", `--cwd=${typed}`]],
  ["--spec", "jobs.yaml", (typed) => ["add", `--spec=${typed}`]],
  ["--templates", "templates", (typed) => ["add", "tidy-up", "--cron=0 2 * * *", `--templates=${typed}`]],
  ["a template to show", "event", (typed) => ["templates", "show", "--", typed]],
];

describe("what is typed beside a job", () => {
  it.each(COMMANDS)(
    "as %s is refused with a code and without a trace",
    { timeout: 600_000 },
    async (_what, value, line) => {
      const { directory, remove } = await copyApp("sdk3", "skill", { git: true });
      try {
        const before = await readTree(directory);
        for (const typed of fc.sample(hostile(value), FULL ? 150 : 12)) {
          const [command = "", ...rest] = line(typed);
          const args = ["inngest", command, ...(command === "templates" ? [] : ["--dry-run"]), "--json", ...rest];
          const dry = await runInProcess(args, directory);
          // What would be done is not done; what is refused is refused by the real run as well.
          const real = args.filter((each) => each !== "--dry-run");
          const { code, stdout } = dry.code === 0 ? dry : await runInProcess(real, directory);
          const document = JSON.parse(stdout) as { ok: boolean; error?: { code: string } };
          const is = JSON.stringify({ typed, document });
          expect(document.ok, is).toBe(code === 0);
          if (document.error === undefined) continue;
          expect(Object.keys(ERROR_CODES), is).toContain(document.error.code);
          expect(document.error.code, is).not.toBe("INTERNAL");
          expect(await readTree(directory), is).toEqual(before);
        }
      } finally {
        await remove();
      }
    },
  );
});

/** Another number of parts is another answer: an enum of three, a schedule in UTC, another time to wait. */
const sameChoices = (typed: string, value: string): boolean => partsOf(typed) === partsOf(value);
const partsOf = (text: string): string => text.replace(/[^|:?,=[\]<>()&!+*%/-]/g, "");
