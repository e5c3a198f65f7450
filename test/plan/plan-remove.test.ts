import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/plan/plan.js";
import { refusal } from "../answers/refusal.js";
import { SMALL_APP } from "../project/app.js";
import { LAYOUTS, SDKS } from "../support/workspace.js";
import { type Files, filesOfApp, planned } from "./planned.js";
import { added, job, removed } from "./removed.js";

const skill = filesOfApp("sdk3", "skill");
const FUNCTION = "src/lib/inngest/functions/archive-note.ts";
const ROUTE = "src/app/api/inngest/route.ts";
const there = added(skill, job());
const withFile = (path: string, code: string): Files => ({ ...there, [path]: code });
const changed = (path: string, from: string, to: string): Files => {
  const before = there[path] ?? "";
  if (!before.includes(from)) throw new Error(`${path} has no ${from}:\n${before}`);
  return { ...there, [path]: before.replace(from, to) };
};
const actions = ({ changes }: Plan): string[] => changes.map(({ action, path }) => `${action} ${path}`);

describe("planRemove", () => {
  const cases = SDKS.flatMap((sdk) => LAYOUTS.map((layout) => [sdk, layout] as const));

  it.each(cases)("takes two jobs back in either order, on %s in %s", (sdk, layout) => {
    const files = filesOfApp(sdk, layout);
    const other = job({ name: "file-note", event: "notes/note.filed", extra: { downstream: "notes/note.sorted" } });
    const both = added(files, job(), other);
    expect(removed(removed(both).after, "file-note").after).toEqual(files);
    expect(removed(removed(both, "file-note").after).after).toEqual(files);
  });

  it.each(cases)("gives the tree of one job from that of two, on %s in %s", (sdk, layout) => {
    const files = filesOfApp(sdk, layout);
    const other = job({ name: "file-note", event: "notes/note.filed" });
    expect(removed(added(files, job(), other), "file-note").after).toEqual(added(files, job()));
  });

  it("writes the registration first and the event types last, so that nothing on the way needs what is gone", () => {
    expect(actions(removed(there).plan)).toEqual([
      `modify ${ROUTE}`,
      "delete src/lib/inngest/functions/archive-note.test.ts",
      `delete ${FUNCTION}`,
      "delete src/lib/inngest/functions/archive-note.effects.ts",
      "delete src/lib/inngest/inngest-test-driver.ts",
      "delete src/lib/inngest/events.ts",
    ]);
  });

  it("keeps an event that somebody sends, and says where", () => {
    const { plan, after } = removed(
      withFile(
        "src/app/actions.ts",
        'import { inngest } from "@/lib/inngest/client";\n\nawait inngest.send({ name: "notes/note.archived" });\n',
      ),
    );
    expect(after["src/lib/inngest/events.ts"]).toBe(there["src/lib/inngest/events.ts"]);
    expect(plan.warnings).toEqual([
      {
        code: "EVENT_KEPT",
        message: "The type of notes/note.archived stays: it is used elsewhere.",
        file: "src/app/actions.ts",
        line: 3,
      },
    ]);
  });

  it("keeps a payload that another file imports, under whatever name", () => {
    const use = 'import { noteArchivedPayload as schema } from "@/lib/inngest/events";\n\nschema.parse({});\n';
    const { after } = removed(withFile("src/lib/check.ts", use));
    expect(after["src/lib/inngest/events.ts"]).toBe(there["src/lib/inngest/events.ts"]);
  });

  it("takes the event although a comment, a property or a variable has one of its names", () => {
    const { after, plan } = removed(
      withFile(
        "src/lib/other.ts",
        "// noteArchivedPayload, notes/note.archived\nexport const noteArchivedPayload = { a: 1 };\n",
      ),
    );
    expect(after["src/lib/inngest/events.ts"]).toBe(undefined);
    expect(plan.warnings.map(({ code }) => code)).toEqual(["EVENT_REMOVED"]);
  });

  const EVENTS = "src/lib/inngest/events.ts";
  const MODULE = "src/lib/inngest/functions/mqm-calculator.ts";
  const ENV = "ARCHIVE_CRON=0 2 * * *\n";
  const reading = changed(
    FUNCTION,
    "export const",
    'const cron = process.env.ARCHIVE_CRON || "0 2 * * *";\n\nexport const',
  );
  const importing = (path: string, code: string): Files => ({
    ...changed(FUNCTION, "import { inngest }", 'import { calculate } from "./mqm-calculator";\nimport { inngest }'),
    [path]: code,
  });
  const written = () => [{ name: "mqm-calculator", exports: ["calculate", "LIMIT"] }];

  it("keeps an event that the last commit has without the function, and says so", () => {
    const before: Files = { ...skill, [EVENTS]: there[EVENTS] ?? "" };
    const { after, plan } = removed(there, "archive-note", { committed: (path) => before[path] });
    expect(after).toEqual(before);
    expect(plan.warnings).toMatchObject([{ code: "EVENT_KEPT", file: EVENTS }]);
  });

  it("takes an event in silence that is newer than the last commit", () => {
    const { after, plan } = removed(there, "archive-note", { committed: (path) => skill[path] });
    expect({ after, warnings: plan.warnings }).toEqual({ after: skill, warnings: [] });
  });

  it("says that an event may be older than a function that is in the last commit", () => {
    const { after, plan } = removed(there, "archive-note", { committed: (path) => there[path] });
    expect(after).toEqual(skill);
    expect(plan.warnings).toMatchObject([{ code: "EVENT_REMOVED", file: EVENTS }]);
  });

  it("takes a module that a template writes under a name of its own, with its test", () => {
    const files = importing(MODULE, "export const calculate = () => 1;\nexport const LIMIT = 2;\n");
    const test = MODULE.replace(".ts", ".test.ts");
    const both = { ...files, [test]: 'import { calculate } from "./mqm-calculator";\n\ncalculate();\n' };
    expect(removed(both, "archive-note", { written }).after).toEqual(skill);
  });

  it.each([
    ["does not export what the template writes", "export const calculate = () => 1;\n", undefined],
    ["was there before", "export const calculate = () => 1;\nexport const LIMIT = 2;\n", "export {};\n"],
  ])("keeps a module of such a name that %s, and says so", (_what, code, earlier) => {
    const files = importing(MODULE, code);
    const committed = (path: string) => (path === MODULE ? earlier : skill[path]);
    const { after, plan } = removed(files, "archive-note", { written, committed });
    expect(after[MODULE]).toBe(code);
    expect(plan.warnings).toMatchObject([{ code: "FILE_KEPT", file: MODULE }]);
  });

  it.each([
    ["the schema", '{ "dependencies": { "inngest": "3.54.2", "zod": "4.1.0" } }'],
    ["the type", '{ "dependencies": { "inngest": "3.54.2" } }'],
    ["the event type of SDK 4", '{ "dependencies": { "inngest": "4.24.0" } }'],
  ])("says nothing of a module beside the function that goes with %s of its last event", (_what, manifest) => {
    const files = {
      "package.json": manifest,
      "src/inngest/client.ts":
        'import { Inngest } from "inngest";\n\nexport const inngest = new Inngest({ id: "a" });\n',
      "src/server.ts":
        'import { serve } from "inngest/node";\nimport { inngest } from "./inngest/client";\n\nserve({ client: inngest, functions: [] });\n',
    };
    const both = planned(files, job({ dir: "src/inngest" })).after;
    expect(Object.keys(both)).toContain("src/inngest/events.ts");
    const { after, plan } = removed(both, "archive-note", { committed: (path) => files[path as keyof typeof files] });
    expect({ after, warnings: plan.warnings }).toEqual({ after: files, warnings: [] });
  });

  it.each(["test", "run", "steps"])("does not take a text of the tests for the event %s", (event) => {
    const other = `src/lib/inngest/functions/other.ts`;
    const code = `import { inngest } from "@/lib/inngest/client";\n\nexport const other = inngest.createFunction({ id: "other" }, { event: "${event}" }, async () => {});\n`;
    const route = (skill[ROUTE] ?? "").replace("functions: [", "functions: [other, ");
    const files: Files = {
      ...skill,
      [other]: code,
      [ROUTE]: `import { other } from "@/lib/inngest/functions/other";\n${route}`,
    };
    const { after, plan } = removed(added(files, job()), "archive-note", { committed: (path) => files[path] });
    expect({ after, warnings: plan.warnings }).toEqual({ after: files, warnings: [] });
  });

  it("takes a variable out of .env.example that names the function and has its fallback", () => {
    const files = { ...reading, ".env.example": `A=1\n# When archive-note runs; optional\n${ENV}B=2\n` };
    const { after, plan } = removed(files, "archive-note", { committed: (path) => skill[path] });
    expect({ env: after[".env.example"], warnings: plan.warnings }).toEqual({ env: "A=1\nB=2\n", warnings: [] });
  });

  it.each([
    ["has no comment of ours", `A=1\n\n${ENV}`, {}, [3]],
    ["has another value", "# When archive-note runs\nARCHIVE_CRON=0 3 * * *\n", {}, [2]],
    ["others read too", `# When archive-note runs\n${ENV}`, { "src/o.ts": "process.env.ARCHIVE_CRON;\n" }, []],
  ])("keeps a variable in .env.example that %s", (_what, env, more, lines) => {
    const files = { ...reading, ...more, ".env.example": env };
    const { after, plan } = removed(files, "archive-note", { committed: (path) => skill[path] });
    expect(after[".env.example"]).toBe(env);
    expect(plan.warnings).toEqual(
      lines.map((line) => expect.objectContaining({ code: "ENV_UNUSED", file: ".env.example", line })),
    );
  });

  it("names the function that has to go first", () => {
    const other = "src/lib/inngest/functions/file-note.ts";
    const both = added(skill, job(), job({ name: "file-note", event: "notes/note.filed" }));
    const code = `import { archiveNoteJob } from "./archive-note";\n${both[other]}\nexport const next = () => archiveNoteJob;\n`;
    expect(refusal(() => removed({ ...both, [other]: code })).hint).toBe(
      "Remove the function that uses it first: scaffold inngest remove file-note",
    );
  });

  it("keeps the event of another function", () => {
    const both = added(skill, job(), job({ name: "count-note" }));
    const { after, plan } = removed(both);
    expect(after).toEqual(added(skill, job({ name: "count-note" })));
    expect(plan.warnings.map(({ code }) => code)).toEqual(["EVENT_KEPT"]);
  });

  it("keeps what the function imports and others may want, and an effects file that somebody else imports", () => {
    const own = changed(FUNCTION, "import { inngest }", 'import "../lib/polish";\nimport { inngest }');
    const files = {
      ...own,
      "src/lib/inngest/lib/polish.ts": "export {};\n",
      "src/lib/more.ts": 'export * from "./inngest/functions/archive-note.effects";\n',
    };
    const { after } = removed(files);
    expect(Object.keys(after)).toContain("src/lib/inngest/lib/polish.ts");
    expect(after["src/lib/inngest/functions/archive-note.effects.ts"]).toBe(
      there["src/lib/inngest/functions/archive-note.effects.ts"],
    );
  });

  it("takes a function out that has another name where it is registered, and is registered twice", () => {
    const files = {
      ...changed(ROUTE, "import { archiveNoteJob }", "import { archiveNoteJob as job }"),
    };
    const route = (files[ROUTE] ?? "").replace("    archiveNoteJob,\n", "    job,\n    job,\n");
    expect(removed({ ...files, [ROUTE]: route }).after[ROUTE]).toBe(skill[ROUTE]);
  });

  it("takes a default export out", () => {
    const files = {
      ...changed(FUNCTION, "export const archiveNoteJob =", "const archiveNoteJob ="),
    };
    const code = `${files[FUNCTION]}\nexport default archiveNoteJob;\n`;
    const route = (files[ROUTE] ?? "").replace("import { archiveNoteJob }", "import archiveNoteJob");
    const test = "src/lib/inngest/functions/archive-note.test.ts";
    expect(removed({ ...files, [FUNCTION]: code, [ROUTE]: route, [test]: files[test] ?? "" }).after).toEqual(skill);
  });

  it("takes a function out of a namespace that a barrel passes on", () => {
    const barrel = "src/lib/inngest/functions/index.ts";
    const files = {
      ...there,
      [barrel]: 'export * from "./archive-note";\nexport * from "./send-weekly-summary";\n',
      [ROUTE]: (there[ROUTE] ?? "").replace(/@\/lib\/inngest\/functions\/archive-note/, "@/lib/inngest/functions"),
    };
    const { after } = removed(files);
    expect(after[barrel]).toBe('export * from "./send-weekly-summary";\n');
    expect(after[ROUTE]).toBe(skill[ROUTE]);
  });

  it("leaves no empty module that others import", () => {
    const files = withFile("src/lib/all-events.ts", 'export * from "./inngest/events";\n');
    expect(removed(files).after["src/lib/inngest/events.ts"]).toBe("export {};\n");
  });

  it("names the function that was meant", () => {
    expect(refusal(() => removed(there, "archive-notes"))).toEqual({
      code: "FUNCTION_NOT_FOUND",
      message: 'No function has the id "archive-notes".',
      hint: "Did you mean archive-note?",
    });
    expect(refusal(() => removed(there, "__proto__")).hint).toMatch(/^There are archive-note, /);
  });

  const UNION = '{ name: "a/b"; data: { id: string } }';
  it.each([
    [
      "a union that is written where it is given",
      `new EventSchemas().fromUnion<${UNION} | { name: "c/d"; data: {} }>()`,
      "",
    ],
    [
      "a union of lines",
      "new EventSchemas().fromUnion<Events>()",
      `type Events =\n  | ${UNION}\n  | { name: "c/d"; data: {} } // the last\n;`,
    ],
    [
      "a union of one line",
      "new EventSchemas().fromUnion<Events>()",
      `type A = ${UNION};\ntype Events = A | { name: "c/d"; data: {} };`,
    ],
    [
      "a list of schemas",
      'new EventSchemas().fromZod([z.object({ name: z.literal("a/b"), data: z.object({}) })])',
      'import { z } from "zod";',
    ],
    ["a chain on one line", 'new EventSchemas().fromRecord<Pick<Record<"a/b", { data: {} }>, "a/b">>()', ""],
    ["no calls at all", "new EventSchemas()", ""],
    ["a record where it is given", 'new EventSchemas().fromRecord<{ "a/b": { data: { id: string } } }>()', ""],
    [
      "a map of schemas",
      "new EventSchemas().fromZod(map)",
      'import { z } from "zod";\n\nconst map = { "a/b": { data: z.object({ id: z.string() }) } };',
    ],
  ])("takes the event out of %s", (_what, schemas, before) => {
    const client = `import { EventSchemas, Inngest } from "inngest";\n${before}\nexport const inngest = new Inngest({ id: "app", schemas: ${schemas} });\n`;
    const manifest = { name: "app", dependencies: { inngest: "^3.40.0", zod: "^3.23.0" } };
    const files = { ...SMALL_APP, "package.json": JSON.stringify(manifest), "src/lib/inngest/client.ts": client };
    const both = added(files, job());
    expect(both["src/lib/inngest/client.ts"]).toContain("notes/note.archived");
    expect(removed(both).after).toEqual(files);
  });

  const INVOKE =
    'import { archiveNoteJob } from "@/lib/inngest/functions/archive-note";\n\nexport const f = () => archiveNoteJob;\n';
  it.each([
    ["is used by something else", withFile("src/lib/invoke.ts", INVOKE), "src/lib/invoke.ts uses"],
    [
      "is loaded when needed",
      withFile("src/lib/later.ts", 'export const f = () => import("./inngest/functions/archive-note");\n'),
      "src/lib/later.ts uses",
    ],
    [
      "is wrapped where it is registered",
      changed(ROUTE, "    archiveNoteJob,", "    traced(archiveNoteJob),"),
      `${ROUTE} uses`,
    ],
    [
      "is spread from its namespace",
      withFile("src/lib/ns.ts", 'import * as job from "./inngest/functions/archive-note";\n\nexport { job };\n'),
      "src/lib/ns.ts uses",
    ],
    [
      "is given on as a property",
      withFile("src/lib/map.ts", INVOKE.replace("() => archiveNoteJob", "{ archiveNoteJob }")),
      "src/lib/map.ts uses",
    ],
    [
      "shares its file with another",
      changed(
        FUNCTION,
        "export const archiveNoteJob",
        'export const more = inngest.createFunction({ id: "more" }, { cron: "0 2 * * *" }, () => 1);\n\nexport const archiveNoteJob',
      ),
      `${FUNCTION} holds 2 functions.`,
    ],
    [
      "has something else beside it that is imported",
      {
        ...changed(FUNCTION, "export const archiveNoteJob", "export const LIMIT = 5;\n\nexport const archiveNoteJob"),
        "src/lib/limit.ts": 'export { LIMIT } from "./inngest/functions/archive-note";\n',
      },
      "src/lib/limit.ts also imports LIMIT",
    ],
    [
      "has something else beside it that a barrel passes on",
      {
        ...changed(FUNCTION, "export const archiveNoteJob", "export const LIMIT = 5;\n\nexport const archiveNoteJob"),
        "src/lib/inngest/functions/index.ts": 'export * from "./archive-note";\n',
        "src/lib/limit.ts": 'import { LIMIT } from "./inngest/functions";\n\nexport const limit = LIMIT;\n',
      },
      "src/lib/limit.ts also imports LIMIT",
    ],
    [
      "has its id twice",
      withFile("src/lib/inngest/functions/twin.ts", there[FUNCTION] ?? ""),
      "2 functions have the id archive-note",
    ],
  ])("refuses a function that %s", (_what, files, message) => {
    const { code, message: said } = refusal(() => removed(files as Files));
    expect(code).toBe("REMOVE_UNSUPPORTED");
    expect(said).toContain(message);
  });
});
