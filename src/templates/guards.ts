import type { Field } from "../answers/answers.js";
import { stringLiteral } from "../text/ts-literal.js";
import type { EventFacts } from "./context.js";

/** How one field of an event's data is judged, in a handler whose `event.data` nothing has checked. */
export interface Guard {
  readonly name: string;
  /** A condition that holds where the field of the variable `data` is not what its type says. */
  readonly isWrong: string;
  /** Values of it that are wrong, as a test tries them. */
  readonly wrong: readonly string[];
}

/**
 * What a handler has to check of its event's data itself: all that is known of the fields, where the SDK takes the data as
 * it comes (SDK 3 uses the schemas of a client as types alone, SDK 4 a static one) and no schema parses it.
 */
export function guardsOf(event: EventFacts | undefined): Guard[] {
  if (event === undefined || event.typing === "parse") return [];
  if (event.typing === "event-type" && !event.unchecked) return [];
  return event.fields.flatMap((field) => guardOf(field) ?? []);
}

function guardOf(field: Field): Guard | undefined {
  const { name, type, optional, opaque } = field;
  const at = /^[A-Za-z_$][\w$]*$/.test(name) ? `data.${name}` : `data[${stringLiteral(name)}]`;
  if (opaque !== undefined) {
    if (opaque === "any" || optional) return undefined;
    return { name, isWrong: `${at} === undefined`, wrong: ["undefined"] };
  }
  const wrong = type.kind === "array" ? ["null", "[null]"] : ["null"];
  return {
    name,
    isWrong: optional ? `(${at} !== undefined && ${within(wrongIf(at, field))})` : wrongIf(at, field),
    wrong,
  };
}

/** Alternatives stand in brackets beside what they are joined to by "and". */
const within = (condition: string): string =>
  condition.includes(" || ") ? `(${condition})` : condition.replace(/^\((.*)\)$/, "$1");

function wrongIf(at: string, { type }: Field): string {
  if (type.kind === "enum") {
    const others = type.values.map((value) => `${at} !== ${stringLiteral(value)}`);
    return others.length === 1 ? `${others[0]}` : `(${others.join(" && ")})`;
  }
  if (type.kind === "array") return `!Array.isArray(${at}) || ${at}.some((each) => ${isNot("each", type.of)})`;
  return isNot(at, type.kind);
}

/** A date travels as text. */
const isNot = (at: string, kind: "string" | "number" | "boolean" | "date"): string =>
  `typeof ${at} !== "${kind === "date" ? "string" : kind}"`;
