import { type FileStyle, quoted } from "../edit/file-style.js";
import { printObject } from "../edit/print-object.js";

export interface SentEvent {
  readonly name: string;
  /** SDK 4: what the file calls its `eventType()`. */
  readonly constant?: string | undefined;
  /** SDK 3 with a client that checks nothing: what the file calls the type of its data. */
  readonly type?: string | undefined;
  /** Expressions by the field's name. */
  readonly values: readonly (readonly [field: string, expression: string])[];
}

const LINE_WIDTH = 80;

/** `inngest.send(…)` without `await`, over several lines where one would be long. */
export function sendText(event: SentEvent, { client, style }: { client: string; style: FileStyle }): string {
  const form = { unit: style.indent, trailingCommas: style.trailingCommas };
  const { indent } = style;
  const end = style.trailingCommas ? "," : "";
  if (event.constant !== undefined) {
    const created = `${event.constant}.create(`;
    const whole = `${client}.send(${created}${printObject(event.values, { ...form, indent, column: -1000 })}))`;
    if (whole.length <= LINE_WIDTH) return whole;
    const data = printObject(event.values, { ...form, indent, column: indent.length + created.length + 3 });
    return `${client}.send(\n${indent}${created}${data})${end}\n)`;
  }
  const name = `name: ${quoted(event.name, style)}`;
  const checked = event.type === undefined ? "" : ` satisfies ${event.type}`;
  const line = `${client}.send({ ${name}, data: ${printObject(event.values, { ...form, indent, column: -1000 })}${checked} })`;
  if (line.length <= LINE_WIDTH) return line;
  const data = printObject(event.values, { ...form, indent, column: indent.length + 8 + checked.length });
  return `${client}.send({\n${indent}${name},\n${indent}data: ${data}${checked}${end}\n})`;
}

/** The same as a statement. In a route it says so where it failed, and the request goes on. */
export function sendStatement(
  event: SentEvent,
  form: { readonly client: string; readonly style: FileStyle; readonly route: boolean; readonly js: boolean },
): string {
  const { style } = form;
  const report = `.catch((error${form.js ? "" : ": unknown"}) => console.error(${quoted(`Failed to send ${event.name}:`, style)}, error))`;
  return `await ${sendText(event, form)}${form.route ? report : ""}${style.semicolons ? ";" : ""}`;
}
