import type { Project } from "../../project/project.js";
import type { Field } from "../answers.js";
import type { CelKind } from "../cel-kind.js";
import { formatFieldType } from "../field.js";

/** One field of an event's data, as expressions see it. */
export interface DataField {
  readonly name: string;
  readonly kind: CelKind;
  readonly optional: boolean;
  /** It holds fields itself, or may. */
  readonly open: boolean;
  /** All texts that it may be, where they are known. */
  readonly values?: readonly string[];
}

/**
 * The fields of an event's data; undefined where its type cannot be read.
 *
 * @param declared those of a new event, or of an existing one that was given the same
 */
export function eventData(
  project: Project,
  event: string,
  declared: readonly Field[] | undefined,
): readonly DataField[] | undefined {
  const known = project.events.find((each) => each.value === event && each.fields !== undefined)?.fields;
  const own = declared?.map((field) => ({ ...field, type: formatFieldType(field.type) })) ?? known;
  if (own === undefined) return undefined;
  const base = project.registry?.basePayload?.fields ?? [];
  const fields = own.map(({ name, type, optional }) => ({ name, optional, ...kindOf(type) }));
  const inherited = base.filter((name) => !fields.some((field) => field.name === name));
  return [...inherited.map((name) => ({ name, kind: "unknown" as const, optional: false, open: true })), ...fields];
}

/** @param type a TypeScript type, or one of a field as it is typed: `a|b` */
function kindOf(type: string): Pick<DataField, "kind" | "open" | "values"> {
  const text = type.trim();
  if (/^(string|date|Date)$/.test(text)) return { kind: "text", open: false };
  if (text === "number" || text === "boolean") return { kind: text, open: false };
  const texts = text.split("|").map((each) => each.trim());
  if (texts.length > 1 && texts.every((each) => /^"[^"]*"$|^'[^']*'$/.test(each)))
    return { kind: "text", open: false, values: texts.map((each) => each.slice(1, -1)) };
  if (/^[\w.-]+(\|[\w.-]+)+$/.test(text) && !/\b(null|undefined|string|number|boolean|true|false)\b/.test(text))
    return { kind: "text", open: false, values: texts };
  return { kind: "unknown", open: true };
}
