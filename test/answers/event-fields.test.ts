import { describe, expect, it } from "vitest";
import { fieldsToDeclare } from "../../src/answers/event-fields.js";
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
