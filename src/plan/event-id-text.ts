import { type FileStyle, quoted } from "../edit/file-style.js";

/**
 * A template's pattern for the id of the event that starts its job, `ticket-<ticketId>`, as an expression; undefined
 * where there is no pattern, or no value for a field that it names.
 */
export function eventIdText(
  pattern: string | undefined,
  values: ReadonlyMap<string, string>,
  style: FileStyle,
): string | undefined {
  if (pattern === undefined) return undefined;
  const parts = pattern.split(/<(\w+)>/).map((part, index) => (index % 2 === 0 ? part : valueText(values.get(part))));
  if (parts.includes(undefined)) return undefined;
  const text = parts.join("");
  return text.includes("${") ? `\`${text}\`` : quoted(text, style);
}

/** What stands for a value within a template literal: the text of a string that is written out. */
function valueText(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  return /^(["'])([\w.:@-]*)\1$/.exec(value)?.[2] ?? `\${${value}}`;
}
