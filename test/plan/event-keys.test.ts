import { describe, expect, it } from "vitest";
import { SMALL_APP } from "../project/app.js";
import type { Files } from "./planned.js";
import { added, job, removed } from "./removed.js";

const CLIENT = "src/lib/inngest/client.ts";
const NAMES = "src/lib/names.ts";
const TYPES = "src/lib/inngest/types.ts";
const manifest = JSON.stringify({ name: "app", dependencies: { inngest: "^3.40.0" } });
const note = job({ fields: [{ name: "noteId", type: { kind: "string" }, optional: false }] });
const ENTRY = "{ data: { noteId: string } };";

/** The small app with a typed client whose one event has this key. */
const typed = (key: string, before: string): Files => ({
  ...SMALL_APP,
  "package.json": manifest,
  [CLIENT]: `import { EventSchemas, Inngest } from "inngest";\n${before}\ntype Events = {\n  ${key}: { data: { id: string } };\n};\nexport const inngest = new Inngest({ id: "app", schemas: new EventSchemas().fromRecord<Events>() });\n`,
});

/** The same with a registry that the client does not know. */
const untyped = (key: string, before: string): Files => ({
  ...SMALL_APP,
  "package.json": manifest,
  [TYPES]: `${before}\nexport interface InngestEvents {\n  ${key}: { data: { id: string } };\n}\n`,
});

/** What one line is, and what it becomes where the job is added; it is taken back to the byte. */
function grows(files: Files, grown: Readonly<Record<string, readonly (readonly [string, string])[]>>): void {
  const after = added(files, note);
  for (const [file, changes] of Object.entries(grown)) {
    const expected = changes.reduce((text, [line, lines]) => text.replace(line, lines), files[file] ?? "");
    expect(after[file]).toContain(expected);
  }
  expect(added(after, note)).toEqual(after);
  expect(removed(after).after).toEqual(files);
}

describe("a new event's key, where all keys are members of one constant object or enum", () => {
  it("is a member of the object in the same file, in camelCase", () => {
    grows(typed("[EVENTS.noteMade]", 'const EVENTS = { noteMade: "notes/note.made" } as const;'), {
      [CLIENT]: [
        ['"notes/note.made" }', '"notes/note.made", noteArchived: "notes/note.archived" }'],
        ["{ id: string } };\n", `{ id: string } };\n  [EVENTS.noteArchived]: ${ENTRY}\n`],
      ],
    });
  });

  it("is a member of the object that an alias leads to, in capitals and with quotes as its siblings have them", () => {
    const files = typed("[names.NOTE_MADE]", 'import { EVENTS as names } from "@/lib/names";');
    const text =
      "export const EVENTS = {\n\t'NOTE_MADE': 'notes/note.made' // first\n} as const satisfies Record<string, string>\n";
    grows(
      { ...files, [NAMES]: text },
      {
        [NAMES]: [["made' // first\n", "made', // first\n\t'NOTE_ARCHIVED': 'notes/note.archived'\n"]],
        [CLIENT]: [["{ id: string } };\n", `{ id: string } };\n  [names.NOTE_ARCHIVED]: ${ENTRY}\n`]],
      },
    );
  });

  it("is a member of the enum in another file, in PascalCase", () => {
    const files = untyped("[EventName.NoteMade]", 'import { EventName } from "../names";');
    grows(
      { ...files, [NAMES]: 'export enum EventName {\n  NoteMade = "notes/note.made",\n}\n' },
      {
        [NAMES]: [['made",\n', 'made",\n  NoteArchived = "notes/note.archived",\n']],
        [TYPES]: [["{ id: string } };\n", `{ id: string } };\n  [EventName.NoteArchived]: ${ENTRY}\n`]],
      },
    );
  });

  it("is the member that is there already", () => {
    const object = 'const EVENTS = { made: "notes/note.made", gone: "notes/note.archived" } as const;';
    const after = added(typed("[EVENTS.made]", object), note)[CLIENT];
    expect(after).toContain(object);
    expect(after).toContain(`  [EVENTS.gone]: ${ENTRY}`);
  });

  it("has the whole name where the short one is another event's", () => {
    const object = 'const EVENTS = { noteArchived: "old/note.archived" } as const;';
    expect(added(typed("[EVENTS.noteArchived]", object), note)[CLIENT]).toContain(
      'noteArchived: "old/note.archived", notesNoteArchived: "notes/note.archived" }',
    );
  });

  it("is a string where a typed client would take an enum's member for something else", () => {
    const after = added(typed("[EventName.Made]", 'enum EventName { Made = "notes/note.made" }'), note)[CLIENT];
    expect(after).toContain('enum EventName { Made = "notes/note.made" }\n');
    expect(after).toContain(`  "notes/note.archived": ${ENTRY}`);
  });

  it.each([
    ["is a constant of its own", "[MADE]", 'const MADE = "notes/note.made";'],
    ["is a string beside a member", '"a/b": {}; [EVENTS.made]', 'const EVENTS = { made: "notes/note.made" } as const;'],
    ["is of an object in an object", "[E.note.made]", 'const E = { note: { made: "notes/note.made" } } as const;'],
    [
      "is of an object whose names a type lists",
      "[EVENTS.made]",
      'const EVENTS = { made: "notes/note.made" } as const satisfies Record<"made", string>;',
    ],
    [
      "is of an object with a value that is made",
      "[EVENTS.made]",
      'const EVENTS = { made: "notes/note.made", other: prefix("x") } as const;',
    ],
    ["is of a package", "[EVENTS.made]", 'import { EVENTS } from "@acme/events";'],
  ])("is a string where one %s", (_, key, before) => {
    const after = added(typed(key, before), note)[CLIENT];
    expect(after).toContain(`\n${before}\n`);
    expect(after).toContain(`  "notes/note.archived": ${ENTRY}`);
  });

  it("stays, and so does the entry, where something else uses it", () => {
    const files = typed("[EVENTS.noteMade]", 'export const EVENTS = { noteMade: "notes/note.made" } as const;');
    const used = added(files, note);
    const sender =
      'import { EVENTS, inngest } from "./inngest/client";\nexport const send = () => inngest.send({ name: EVENTS.noteArchived, data: { noteId: "" } });\n';
    const { plan, after } = removed({ ...used, "src/lib/send.ts": sender });
    expect(after[CLIENT]).toBe(used[CLIENT]);
    expect(plan.warnings).toMatchObject([{ code: "EVENT_KEPT", file: "src/lib/send.ts", line: 2 }]);
  });
});
