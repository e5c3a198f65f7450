import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Field, FieldType } from "./answers.js";
import { nearest } from "./nearest.js";
import { printable } from "./printable.js";
import { PROTOTYPE_NAMES, RESERVED_WORDS } from "./reserved-words.js";

const SCALARS = ["string", "number", "boolean", "date"] as const;
type Scalar = (typeof SCALARS)[number];

const FORM =
  "Write name:type, with a ? at the end where it may be missing: --field transcriptId:string --field 'language:string?'.";
const TYPES = `Types are ${SCALARS.join(", ")}, a|b|c for one of some texts, and string[] and its like for lists.`;
const SYNONYMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    int: "number",
    integer: "number",
    float: "number",
    bool: "boolean",
    text: "string",
    str: "string",
    uuid: "string",
    datetime: "date",
  }),
);

/**
 * One field of the event data, written `name:type[?]`.
 * @throws FIELD_INVALID
 */
export function parseField(text: string): Field {
  const [name = "", written = "", ...rest] = text.split(":");
  if (written === "" || rest.length > 0) throw invalid(`The field ${printable(text)} is not written name:type.`, FORM);
  if (name.endsWith("?"))
    throw invalid(
      `The field ${printable(text)} has its ? in the wrong place.`,
      `Write ${name.slice(0, -1)}:${written}?.`,
    );
  checkFieldName(name);
  const optional = written.endsWith("?");
  return { name, type: parseType(optional ? written.slice(0, -1) : written), optional };
}

/** The text that `parseField` reads as this field. */
export const formatField = (field: Field): string =>
  `${field.name}:${formatFieldType(field.type)}${field.optional ? "?" : ""}`;

/** `string`, `a|b`, `number[]`. */
export function formatFieldType(type: FieldType): string {
  if (type.kind === "enum") return type.values.join("|");
  return type.kind === "array" ? `${type.of}[]` : type.kind;
}

/**
 * All fields of an event, in the order given.
 * @throws FIELD_INVALID when one is not valid or given twice
 */
export function parseFields(texts: readonly string[]): Field[] {
  const fields = texts.map(parseField);
  const seen = new Set<string>();
  for (const { name } of fields) {
    if (seen.has(name)) throw invalid(`The field ${printable(name)} is given twice.`, "Give each field once.");
    seen.add(name);
  }
  return fields;
}

function checkFieldName(name: string): void {
  if (!/^[A-Za-z_$][\w$]*$/.test(name) || name.length > 64) {
    throw invalid(
      `The field name ${printable(name)} is not an identifier of at most 64 characters.`,
      "Use a name such as transcriptId.",
    );
  }
  if (PROTOTYPE_NAMES.has(name) || RESERVED_WORDS.has(name)) {
    throw invalid(
      `The field name ${printable(name)} is reserved by the language.`,
      `Use another name, ${name.replaceAll("_", "")}Value for example.`,
    );
  }
}

const isScalar = (text: string): text is Scalar => (SCALARS as readonly string[]).includes(text);

function parseType(text: string): FieldType {
  if (isScalar(text)) return { kind: text };
  const of = text.endsWith("[]") ? text.slice(0, -2) : "";
  if (isScalar(of)) return { kind: "array", of };
  if (text.includes("|")) return parseEnum(text);
  const meant =
    SYNONYMS.get(text.toLowerCase()) ??
    nearest(text.toLowerCase(), [...SCALARS, ...SCALARS.map((scalar) => `${scalar}[]`)]);
  throw invalid(`There is no field type ${printable(text)}.`, meant ? `Did you mean ${meant}? ${TYPES}` : TYPES);
}

function parseEnum(text: string): FieldType {
  const values = text.split("|");
  if (values.some(isScalar))
    throw invalid(`The type ${printable(text)} mixes types; a|b lists the texts a field may hold.`, TYPES);
  const bad = values.find((value) => !/^[A-Za-z0-9][\w.-]*$/.test(value));
  if (bad !== undefined) {
    throw invalid(
      `${printable(bad)} in the type ${printable(text)} is not a text of letters, digits, ".", "_" and "-".`,
      TYPES,
    );
  }
  if (new Set(values).size < values.length)
    throw invalid(`The type ${printable(text)} names a text twice.`, "Give each text once.");
  return { kind: "enum", values };
}

const invalid = (message: string, hint: string): ScaffoldError => new ScaffoldError("FIELD_INVALID", message, { hint });
