import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Project } from "../project/project.js";
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
  const had = beyondBase(project, known.fields);
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

/** Whether an event exists with just these fields. */
export function hasFields(project: Project, event: string, fields: readonly Field[]): boolean {
  const known = project.events.find((each) => each.value === event && each.fields !== undefined);
  if (known?.fields === undefined) return false;
  const had = beyondBase(project, known.fields);
  const asked = beyondBase(project, fields);
  return had.length === asked.length && asked.every((field) => had.some((other) => isSame(field, other)));
}

function beyondBase<T extends { readonly name: string }>({ registry }: Project, fields: readonly T[]): T[] {
  const base = new Set(registry?.basePayload?.fields);
  return fields.filter(({ name }) => !base.has(name));
}

type KnownField = { readonly name: string; readonly type: string; readonly optional: boolean };

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
