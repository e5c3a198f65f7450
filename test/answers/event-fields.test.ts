import { describe, expect, it } from "vitest";
import { fieldsToDeclare, hasFields } from "../../src/answers/event-fields.js";
import { parseFields } from "../../src/answers/field.js";
import { known, sampleProject } from "./sample-project.js";

describe("fieldsToDeclare", () => {
  it("recognises the types it wrote itself, however the project writes them", () => {
    const fields = [
      { name: "at", type: "string", optional: false },
      { name: "mode", type: '"full" | "fast"', optional: true },
      { name: "tags", type: "string[]", optional: false },
    ];
    const project = sampleProject({ events: [known("a/b", { fields })] });
    const given = parseFields(["at:date", "mode:fast|full?", "tags:string[]"]);
    expect(fieldsToDeclare(project, "a/b", given)).toEqual(given);
  });

  it.each([["at:string?"], ["at:number"], ["at:string", "more:string"]])(
    "does not take %j for at:string",
    (...texts) => {
      const project = sampleProject({
        events: [known("a/b", { fields: [{ name: "at", type: "string", optional: false }] })],
      });
      expect(() => fieldsToDeclare(project, "a/b", parseFields(texts))).toThrowError(
        expect.objectContaining({ code: "FIELD_INVALID", line: 3 }),
      );
    },
  );
});

describe("hasFields", () => {
  const fields = [{ name: "at", type: "string", optional: false }];
  const project = sampleProject({ events: [known("a/b", { fields }), known("a/c")] });

  it("takes a date for the text as which it travels", () => {
    expect(hasFields(project, "a/b", parseFields(["at:date"]))).toBe(true);
  });

  it.each([
    ["another type", "a/b", ["at:number"]],
    ["a field more", "a/b", ["at:string", "by:string"]],
    ["a type that cannot be read", "a/c", ["at:string"]],
    ["an event that is new", "a/d", ["at:string"]],
  ])("is false for %s", (_reason, event, texts) => {
    expect(hasFields(project, event, parseFields(texts))).toBe(false);
  });
});
