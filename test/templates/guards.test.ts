import { describe, expect, it } from "vitest";
import type { Field } from "../../src/answers/answers.js";
import { parseFields } from "../../src/answers/field.js";
import type { EventFacts } from "../../src/templates/context.js";
import { guardsOf } from "../../src/templates/guards.js";

const TEXTS = [
  "id:string",
  "count:number",
  "dry:boolean",
  "at:date",
  "mode:full|delta",
  "tags:string[]",
  "note:string?",
  "kind:a|b?",
  "scores:number[]?",
];
const FIELDS: readonly Field[] = [
  ...parseFields(TEXTS),
  { name: "only", type: { kind: "enum", values: ["this"] }, optional: false },
];
const VALID = { id: "1", count: 1, dry: false, at: "2030-01-01", mode: "full", only: "this", tags: ["a"] };

const event = (fields: readonly Field[], typing: EventFacts["typing"]): EventFacts => ({ name: "a/b", fields, typing });

/** Whether the checks that are written for the fields refuse the data. */
function refuses(data: object, fields = FIELDS): boolean {
  const conditions = guardsOf(event(fields, "client")).map(({ isWrong }) => isWrong);
  return Boolean(new Function("data", `return ${conditions.join(" || ")};`)(data));
}

describe("guardsOf", () => {
  it("takes what the fields say, with and without what may be missing", () => {
    expect(refuses(VALID)).toBe(false);
    expect(refuses({ ...VALID, note: "", kind: "b", scores: [1, 2], more: {} })).toBe(false);
  });

  it.each([
    ...[
      ["id", undefined],
      ["id", 1],
      ["count", "1"],
      ["dry", 0],
      ["at", 5],
      ["mode", "half"],
      ["only", "that"],
    ],
    ...[
      ["tags", "a"],
      ["tags", [1]],
      ["note", null],
      ["kind", "c"],
      ["scores", ["1"]],
      ["scores", {}],
    ],
  ] as [string, unknown][])("refuses %s: %j", (name, value) => {
    expect(refuses({ ...VALID, [name]: value })).toBe(true);
  });

  it("gives values that are refused", () => {
    for (const { name, wrong } of guardsOf(event(FIELDS, "annotate")))
      for (const text of wrong) expect(refuses({ ...VALID, [name]: JSON.parse(text) })).toBe(true);
  });

  it("asks of a type that was not understood only whether there is something", () => {
    const opaque = (name: string, kind: "any" | "given", optional = false): Field => ({
      ...{ name, type: { kind: "string" }, optional, opaque: kind },
    });
    const fields = [opaque("lines", "given"), opaque("extra", "any"), opaque("more", "given", true)];
    expect(refuses({ lines: [{ a: 1 }] }, fields)).toBe(false);
    expect(refuses({ extra: 1, more: 1 }, fields)).toBe(true);
  });

  it("reaches a field whose name is no identifier", () => {
    expect(refuses({ "a-b": 1 }, [{ name: "a-b", type: { kind: "string" }, optional: false }])).toBe(true);
  });

  it.each(["parse", "event-type"] as const)("leaves it to the schema where there is one: %s", (typing) => {
    expect(guardsOf(event(FIELDS, typing))).toEqual([]);
  });
});
