import { ScaffoldError } from "../errors/scaffold-error.js";
import type { KnownField, Project } from "../project/project.js";
import type { Field } from "./answers.js";
import { formatField, formatFieldType } from "./field.js";
import { printable } from "./printable.js";

/**
 * The fields of an event as given, or undefined where it exists and they are to be read from its type, which it keeps.
 * @throws FIELD_INVALID when others are given for an event whose type can be read
 */
export function fieldsToDeclare(
  project: Project,
  event: string,
  given: readonly Field[] | undefined,
): readonly Field[] | undefined {
  const known = project.events.find((each) => each.value === event && each.fields !== undefined);
  if (known?.fields === undefined)
    return given ?? (project.events.some((each) => each.value === event) ? undefined : []);
  if (given === undefined || given.length === 0) return undefined;
  if (hasFields(project, event, given)) return given;
  const had = known.fields.filter((field) => !isCommon(project, field));
  throw new ScaffoldError(
    "FIELD_INVALID",
    `The event ${printable(event)} exists with other fields, and its type is not changed.`,
    {
      file: known.file,
      line: known.line,
      hint: `Leave --field out to use the event as it is (${had.map(describe).join(" ")}), or give the new event another name.`,
    },
  );
}

/** Whether an event exists with just these fields, and perhaps those that all payloads share, which nobody has to give. */
export function hasFields(project: Project, event: string, fields: readonly Field[]): boolean {
  const known = project.events.find((each) => each.value === event && each.fields !== undefined)?.fields;
  if (known === undefined) return false;
  const named = (list: readonly { readonly name: string }[], name: string) => list.some((each) => each.name === name);
  return (
    known.every((field) => isCommon(project, field) || named(fields, field.name)) &&
    fields.every((field) =>
      named(known, field.name) ? known.some((other) => isSame(field, other)) : isCommon(project, field),
    )
  );
}

const isCommon = ({ registry }: Project, { name, inherited }: Pick<KnownField, "name" | "inherited">): boolean =>
  inherited === true || registry?.basePayload?.fields.includes(name) === true;

function isSame(field: Field, known: KnownField): boolean {
  return (
    field.name === known.name &&
    field.optional === known.optional &&
    normal(formatFieldType(field.type)) === normal(known.type)
  );
}

/** Dates travel as strings, and a union may be written with quotes and spaces. */
const normal = (type: string): string =>
  type
    .replace(/["'\s]/g, "")
    .split("|")
    .sort()
    .join("|")
    .replace(/^date\b|^Date\b/, "string");

const describe = (field: Field | KnownField): string =>
  typeof field.type === "string"
    ? `${field.name}:${field.type}${field.optional ? "?" : ""}`
    : formatField(field as Field);
