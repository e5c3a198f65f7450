import { describe, expect, it } from "vitest";
import { type Files, filesOfApp } from "./planned.js";
import { added, job, removed } from "./removed.js";

const EVENT = "notes/note.archived";
const EVENTS = "src/lib/inngest/events.ts";
const app = filesOfApp("sdk4", "skill");
const there = added(app, job());

/** What the removal says of the event with another file in the project. */
function saidWith(more: Files): { warnings: unknown[]; events: string | undefined } {
  const { plan, after } = removed({ ...there, ...more });
  return { warnings: plan.warnings.map(({ code, file, line }) => ({ code, file, line })), events: after[EVENTS] };
}

const isKept = (file: string, line?: number) => ({
  warnings: [{ code: "EVENT_KEPT", file, line }],
  events: there[EVENTS],
});

const FUNCTION = 'import { inngest } from "../client";\n\nexport const other = inngest.createFunction(';
const USES: readonly (readonly [string, string, string, number])[] = [
  ["a sender", "src/app/actions.ts", `await inngest.send({ name: "${EVENT}" });\n`, 1],
  ["a sender of many", "src/app/many.ts", `const name = \`${EVENT}\`;\nawait inngest.send([{ name }]);\n`, 1],
  ["a step that sends", "src/a.ts", `\n\nawait step.sendEvent("tell", { name: '${EVENT}' });\n`, 3],
  [
    "another trigger",
    "src/lib/inngest/functions/other.ts",
    `${FUNCTION}{ id: "other", triggers: [{ event: "${EVENT}" }] }, () => 1);\n`,
    3,
  ],
  ["a wait", "src/b.ts", `await step.waitForEvent("wait", { event: "${EVENT}", timeout: "1h" });\n`, 1],
  ["a cancellation", "src/c.ts", `export const cancelOn = [{ event: "${EVENT}", match: "data.noteId" }];\n`, 1],
  ["a test elsewhere", "tests/e2e/notes.spec.ts", `expect(sent).toContain("${EVENT}");\n`, 1],
  ["a story", "src/notes.stories.tsx", `export const A = <Log event="${EVENT}" />;\n`, 1],
  ["a name in a table", "src/names.js", `module.exports = {\n  ARCHIVED: "${EVENT}",\n};\n`, 2],
  ["an enum", "src/names.ts", `export enum Names {\n  Archived = "${EVENT}",\n}\n`, 2],
  ["a type", "src/types.ts", `export type Archived = Extract<Events, { name: "${EVENT}" }>;\n`, 1],
  ["a key of a type", "src/d.ts", `export const handlers = {\n  "${EVENT}": () => 1,\n};\n`, 2],
  ["an import of the constant", "src/e.ts", 'import { noteArchived } from "@/lib/inngest/events";\n', 1],
  ["an import by another name", "src/e.ts", 'import { noteArchived as e } from "@/lib/inngest/events";\n', 1],
  ["a re-export", "src/f.ts", 'export { noteArchived } from "./lib/inngest/events";\n', 1],
  ["a namespace", "src/g.ts", 'import * as e from "./lib/inngest/events";\n\ne.noteArchived.create({});\n', 3],
  ["a namespace's element", "src/g.ts", 'import * as e from "./lib/inngest/events";\n\ne["noteArchived"];\n', 3],
  ["what is loaded later", "src/h.ts", 'const { noteArchived } = await import("./lib/inngest/events");\n', 1],
  ["what is required", "src/h.cjs", 'const { noteArchived: e } = require("./lib/inngest/events");\n', 1],
  ["the type of an import", "src/i.ts", 'type A = typeof import("./lib/inngest/events").noteArchived;\n', 1],
  [
    "a type in a namespace",
    "src/j.ts",
    'import type * as e from "./lib/inngest/events";\ntype A = typeof e.noteArchived;\n',
    2,
  ],
  ["a component", "src/pages/index.astro", `---\nawait inngest.send({ name: "${EVENT}" });\n---\n<p />\n`, 2],
  [
    "a component with the constant",
    "src/N.vue",
    "<script setup>\nimport { noteArchived } from './events'\n</script>\n",
    2,
  ],
  ["a file that does not parse", "src/k.ts", `<<<<<<< ours\nsend({ name: "${EVENT}" });\n`, 2],
  ["another package", "packages/mail/src/send.ts", `await inngest.send({ name: "${EVENT}" });\n`, 1],
];

describe("the type of an event whose function is removed", () => {
  it("goes where nothing else names it", () => {
    expect(saidWith({})).toEqual({ warnings: [{ code: "EVENT_REMOVED", file: EVENTS }], events: app[EVENTS] });
  });

  it.each(USES)("stays for %s", (_what, file, code, line) => {
    expect(saidWith({ [file]: code })).toEqual(isKept(file, line));
  });

  it.each([
    ["a longer name", `send("${EVENT}.v2"); send("x/${EVENT}"); send("note.archived");\n`],
    ["a comment", `// "${EVENT}", noteArchived\n/** {@link noteArchived} */\nexport {};\n`],
    ["a variable of its own", "const noteArchived = 1;\nconsole.log(noteArchived, noteArchived);\n"],
    ["a field", "export const o = { noteArchived: true };\nexport type P = { noteArchived: string };\n"],
    ["a parameter", "export const f = (noteArchived: boolean) => noteArchived;\n"],
    ["a word in a text", 'export const s = "noteArchived";\n'],
  ])("goes in spite of %s", (_what, code) => {
    expect(saidWith({ "src/other.ts": code }).events).toBe(app[EVENTS]);
  });

  it("goes in spite of a component with a longer name", () => {
    expect(saidWith({ "src/N.vue": `<p>noteArchivedAt "${EVENT}.v2"</p>\n` }).events).toBe(app[EVENTS]);
  });

  it.each([
    ["a list of the constants", "\nexport const all = [noteArchived];\n"],
    ["a type made of it", "\nexport type All = (typeof noteArchived)[];\n"],
    ["a list of the names", `\nexport const names = ["${EVENT}"];\n`],
    ["a list of exports", "\nexport { noteArchived as archived };\n"],
  ])("stays for %s in its own file", (_what, more) => {
    const events = `${there[EVENTS]}${more}`;
    const { plan, after } = removed({ ...there, [EVENTS]: events });
    expect(after[EVENTS]).toBe(events);
    const line = events.trimEnd().split("\n").length;
    expect(plan.warnings).toMatchObject([{ code: "EVENT_KEPT", file: EVENTS, line }]);
  });
});
