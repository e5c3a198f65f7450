import type { Field } from "../answers/answers.js";
import { usualText } from "../project/samples/usual-text.js";
import { stringLiteral } from "../text/ts-literal.js";

/** The TypeScript type of a field's value as it travels in an event: a date is an ISO string. */
export function fieldTypeText({ type }: Field): string {
  if (type.kind === "enum") return type.values.map(stringLiteral).join(" | ");
  if (type.kind === "array") return `${plain(type.of)}[]`;
  return plain(type.kind);
}

const plain = (kind: string): string => (kind === "date" ? "string" : kind);

/** The zod schema of a field, without imports: `z` has to be in scope. */
export function zodFieldText({ type, optional }: Field, zodMajor: 3 | 4): string {
  const date = zodMajor === 4 ? "z.iso.datetime()" : "z.string().datetime()";
  const simple = (kind: string): string => (kind === "date" ? date : `z.${kind}()`);
  const schema =
    type.kind === "enum"
      ? `z.enum([${type.values.map(stringLiteral).join(", ")}])`
      : type.kind === "array"
        ? `z.array(${simple(type.of)})`
        : simple(type.kind);
  return optional ? `${schema}.optional()` : schema;
}

/** A valid value of a field as a TypeScript expression, for tests: `"transcript_1"` for `transcriptId`. */
export function sampleText({ name, type, digits, sample }: Field): string {
  if (typeof sample === "string") return sample;
  if (digits) return '"1"';
  if (type.kind === "enum") return stringLiteral(type.values[0] ?? "");
  if (type.kind === "array") return `[${samples(name, type.of)}]`;
  return samples(name, type.kind);
}

function samples(name: string, kind: "string" | "number" | "boolean" | "date"): string {
  if (kind === "number") return "1";
  if (kind === "boolean") return "true";
  if (kind === "date") return '"2030-01-01T00:00:00.000Z"';
  return stringLiteral(usualText(name));
}
