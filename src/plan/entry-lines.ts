import type { Field } from "../answers/answers.js";
import { fieldTypeText } from "../templates/fields.js";
import { propertyKey, stringLiteral } from "../text/ts-literal.js";

/** The lines with which an event's type is added by hand: to a record of types, and to a map of schemas. */
export function entryLines(event: string, fields: readonly Field[], kind: "record" | "schema-map"): string {
  const members = fields.map((each) => `${propertyKey(each.name)}${each.optional ? "?" : ""}: ${fieldTypeText(each)}`);
  const type = members.length === 0 ? "{}" : `{ ${members.join("; ")} }`;
  // No event name ends the comment: the type holds the names of fields and their values alone.
  return kind === "record"
    ? `${stringLiteral(event)}: { data: ${type} };`
    : `${stringLiteral(event)}: /* the schema of ${type.replaceAll("*/", "*\\/")} */,`;
}
