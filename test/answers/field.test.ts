import { describe, expect, it } from "vitest";
import type { Field } from "../../src/answers/answers.js";
import { formatField, parseField, parseFields } from "../../src/answers/field.js";
import fc from "../support/properties.js";
import { refusal } from "./refusal.js";

const name = fc.stringMatching(/^[A-Za-z_$][\w$]{0,20}$/).filter((text) => !refused(`${text}:string`));
const scalar = fc.constantFrom("string", "number", "boolean", "date") as fc.Arbitrary<
  "string" | "number" | "boolean" | "date"
>;
const field: fc.Arbitrary<Field> = fc.record({
  name,
  optional: fc.boolean(),
  type: fc.oneof(
    scalar.map((kind) => ({ kind })),
    scalar.map((of) => ({ kind: "array" as const, of })),
    fc
      .uniqueArray(fc.stringMatching(/^[A-Za-z0-9][\w.-]{0,8}$/), { minLength: 2, maxLength: 4 })
      .filter((values) => !values.some((value) => /^(string|number|boolean|date)$/.test(value)))
      .map((values) => ({ kind: "enum" as const, values })),
  ),
});

function refused(text: string): boolean {
  try {
    parseField(text);
    return false;
  } catch {
    return true;
  }
}

describe("parseField", () => {
  it.each([
    ["transcriptId:string", { name: "transcriptId", type: { kind: "string" }, optional: false }],
    ["language:string?", { name: "language", type: { kind: "string" }, optional: true }],
    ["at:date", { name: "at", type: { kind: "date" }, optional: false }],
    ["mode:fast|full?", { name: "mode", type: { kind: "enum", values: ["fast", "full"] }, optional: true }],
    ["tags:string[]?", { name: "tags", type: { kind: "array", of: "string" }, optional: true }],
  ])("reads %j", (text, expected) => {
    expect(parseField(text)).toEqual(expected);
  });

  it("reads what formatField writes", () => {
    fc.assert(
      fc.property(field, (each) => {
        expect(parseField(formatField(each))).toEqual(each);
      }),
    );
  });

  it.each([
    ["a:b:c", 'The field "a:b:c" is not written name:type.'],
    ["a", 'The field "a" is not written name:type.'],
    ["", 'The field "" is not written name:type.'],
    ["a?:string", 'The field "a?:string" has its ? in the wrong place.'],
    ["constructor:string", 'The field name "constructor" is reserved by the language.'],
    ["__proto__:string", 'The field name "__proto__" is reserved by the language.'],
    ["prototype:string", 'The field name "prototype" is reserved by the language.'],
    ["class:string", 'The field name "class" is reserved by the language.'],
    ["user id:string", 'The field name "user id" is not an identifier of at most 64 characters.'],
    ["id:strng", 'There is no field type "strng".'],
    ["id:int", 'There is no field type "int".'],
    ["id:object", 'There is no field type "object".'],
    ["mode:fast|", '"" in the type "fast|" is not a text of letters, digits, ".", "_" and "-".'],
    ["mode:a|'b'", '"\'b\'" in the type "a|\'b\'" is not a text of letters, digits, ".", "_" and "-".'],
    ["mode:a|a", 'The type "a|a" names a text twice.'],
    ["id:string|number", 'The type "string|number" mixes types; a|b lists the texts a field may hold.'],
  ])("refuses %j with the reason", (text, message) => {
    expect(refusal(() => parseField(text))).toMatchObject({ code: "FIELD_INVALID", message });
  });

  it("offers the type that was probably meant", () => {
    const hints = ["id:strng", "id:int", "id:String", "ids:strings[]"].map(
      (text) => refusal(() => parseField(text)).hint?.split("?")[0],
    );
    expect(hints).toEqual([
      "Did you mean string",
      "Did you mean number",
      "Did you mean string",
      "Did you mean string[]",
    ]);
  });

  it.each(['"', "'", "`", "${", "*/", "\n", "\\", "\u2028"])(
    "never takes %j, neither in a name nor in a type",
    (text) => {
      expect(refusal(() => parseField(`a${text}:string`)).code).toBe("FIELD_INVALID");
      expect(refusal(() => parseField(`a:x|y${text}`)).code).toBe("FIELD_INVALID");
    },
  );
});

describe("parseFields", () => {
  it("refuses a field that is given twice", () => {
    expect(refusal(() => parseFields(["id:string", "id:number"]))).toEqual({
      code: "FIELD_INVALID",
      message: 'The field "id" is given twice.',
      hint: "Give each field once.",
    });
  });
});
