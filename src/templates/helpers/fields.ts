import type { Field } from "../../answers/answers.js";
import { formatField } from "../../answers/field.js";
import { fieldTypeText, sampleText, zodFieldText } from "../fields.js";
import { type HelperFactory, optionsOf } from "./helper.js";

/**
 * `{{fieldType field}}`, `{{zodType field zod=4}}` and `{{sample field}}`: a field's type, zod schema and a valid value.
 * `{{fieldSpec field}}` is `name:type`, as the events of a manifest have them.
 */
export const fields: Readonly<Record<string, HelperFactory>> = {
  fieldType: () => (field) => fieldTypeText(asField(field)),
  fieldSpec: () => (field) => formatField(asField(field)),
  // A literal of an enum is text to TypeScript where nothing else says what it is.
  sample: () => (field) => {
    const { type, sample } = asField(field);
    const unknown = sample === null ? "/* No value that its schema takes was found. */ " : "";
    return `${unknown}${sampleText(asField(field))}${type.kind === "enum" ? " as const" : ""}`;
  },
  zodType:
    () =>
    (field, ...rest) =>
      zodFieldText(asField(field), optionsOf(rest).hash.zod === 3 ? 3 : 4),
};

function asField(value: unknown): Field {
  if (typeof value === "object" && value !== null && "type" in value) return value as Field;
  throw new Error("a field of the event's data is expected");
}
