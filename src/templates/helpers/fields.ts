import type { Field } from "../../answers/answers.js";
import { fieldTypeText, sampleText, zodFieldText } from "../fields.js";
import { type HelperFactory, optionsOf } from "./helper.js";

/** `{{fieldType field}}`, `{{zodType field zod=4}}` and `{{sample field}}`: a field's type, zod schema and a valid value. */
export const fields: Readonly<Record<string, HelperFactory>> = {
  fieldType: () => (field) => fieldTypeText(asField(field)),
  // A literal of an enum is text to TypeScript where nothing else says what it is.
  sample: () => (field) => `${sampleText(asField(field))}${asField(field).type.kind === "enum" ? " as const" : ""}`,
  zodType:
    () =>
    (field, ...rest) =>
      zodFieldText(asField(field), optionsOf(rest).hash.zod === 3 ? 3 : 4),
};

function asField(value: unknown): Field {
  if (typeof value === "object" && value !== null && "type" in value) return value as Field;
  throw new Error("a field of the event's data is expected");
}
