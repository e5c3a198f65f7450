import type { Field, FieldType } from "../answers/answers.js";
import type { KnownEvent } from "../project/project.js";

/** The fields of an event that exists, as far as its type could be read; a type of another kind counts as text. */
export const knownFields = (event: KnownEvent | undefined): Field[] =>
  (event?.fields ?? []).map(({ name, type, optional, sample }) => {
    const given = sample === undefined ? {} : { sample };
    const known = fieldType(type);
    if (known !== undefined) return { name, type: known, optional, ...given };
    const opaque = /\b(?:any|unknown|undefined|void)\b/.test(type) ? "any" : "given";
    return { name, type: { kind: "string" }, optional, opaque, ...given };
  });

function fieldType(text: string): FieldType | undefined {
  const type = text.trim();
  const array =
    /^(?:readonly )?(string|number|boolean)\[\]$/.exec(type) ??
    /^(?:Readonly)?Array<(string|number|boolean)>$/.exec(type);
  if (array?.[1] !== undefined) return { kind: "array", of: array[1] as "string" | "number" | "boolean" };
  if (type === "number" || type === "boolean" || type === "string") return { kind: type };
  const values = type.split("|").map((each) => /^\s*(["'])(.*)\1\s*$/.exec(each)?.[2]);
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 && known.length === values.length ? { kind: "enum", values: known } : undefined;
}
