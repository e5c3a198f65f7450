import { describe, expect, it } from "vitest";
import { Draft } from "../../src/plan/draft.js";
import { declareNamedPayload } from "../../src/plan/named-payload.js";
import { project } from "./sample-project.js";

const fields = [{ name: "noteId", type: { kind: "string" as const }, optional: false }];

/** What becomes of a file of event types, and the name that its entry gets. */
function declared(before: string): { name: string | undefined; text: string } {
  const draft = new Draft("src/types.ts", before);
  const bodyStart = before.indexOf("{", before.indexOf("Events"));
  const name = declareNamedPayload(draft, { bodyStart, name: "NoteAddedPayload", fields }, project);
  return { name, text: draft.text };
}

const record = (...types: readonly string[]): string =>
  `export type Events = {\n${types.map((type, at) => `  "a/${at}": { data: ${type} };\n`).join("")}};\n`;

describe("a record that gives payloads by name", () => {
  it.each([
    ["aliases of one line", "type APayload = { a: string };\n", "type NoteAddedPayload = { noteId: string };\n"],
    [
      "aliases of several",
      "export type APayload = {\n  a: string;\n};\n",
      "export type NoteAddedPayload = {\n  noteId: string;\n};\n",
    ],
    [
      "interfaces",
      "export interface AData {\n  a: string;\n}\n",
      "export interface NoteAddedData {\n  noteId: string;\n}\n",
    ],
    ["names without an ending", "type AMade = { a: string };\n", "type NoteAdded = { noteId: string };\n"],
  ])("gets another one: %s", (_, sibling, made) => {
    const own = /(?:type|interface) (\w+)/.exec(sibling)?.[1] ?? "";
    const { name, text } = declared(`${sibling}\n${record(own)}`);
    expect(name).toBe(/(?:type|interface) (\w+)/.exec(made)?.[1]);
    expect(text).toBe(`${sibling}\n${made}\n${record(own)}`);
  });

  it("goes below the record with the others", () => {
    const before = `${record("AData")}\ntype AData = { a: string };\n`;
    expect(declared(before).text).toBe(`${before}\ntype NoteAddedData = { noteId: string };\n`);
  });

  it.each([
    ["one is written out", `type APayload = { a: string };\n\n${record("APayload", "{ b: string }")}`],
    ["one comes from another file", `import type { APayload } from "./a";\n\n${record("APayload")}`],
    ["one is generic", `type Of<T> = { a: T };\n\n${record("Of<string>")}`],
    ["there is none", record()],
    ["the name is taken", `type NoteAddedPayload = { a: string };\n\n${record("NoteAddedPayload")}`],
  ])("gets none where %s", (_, before) => {
    expect(declared(before)).toEqual({ name: undefined, text: before });
  });
});
