import { braced, type FileStyle, quoted } from "../edit/file-style.js";
import { printObject } from "../edit/print-object.js";

export interface SentEvent {
  readonly name: string;
  /** SDK 4: what the file calls its `eventType()`. */
  readonly constant?: string | undefined;
  /** SDK 3 with a client that checks nothing: what the file calls the type of its data. */
  readonly type?: string | undefined;
  /** An expression for the id by which Inngest takes the event once. */
  readonly id?: string | undefined;
  /** Expressions by the field's name. */
  readonly values: readonly (readonly [field: string, expression: string])[];
}

const LINE_WIDTH = 80;

interface SendForm {
  readonly client: string;
  readonly style: FileStyle;
}

/** `inngest.send(…)` without `await`, over several lines where one would be long. */
export const sendText = (event: SentEvent, form: SendForm): string =>
  event.constant === undefined ? sendObject(event, form) : sendCreated(event.constant, event, form);

function sendObject({ name, type, id, values }: SentEvent, { client, style }: SendForm): string {
  const { indent } = style;
  const before = [...(id === undefined ? [] : [`id: ${id}`]), `name: ${quoted(name, style)}`];
  const checked = type === undefined ? "" : ` satisfies ${type}`;
  const object = braced(`${before.join(", ")}, data: ${printData(values, style)}${checked}`, style);
  const line = `${client}.send(${object})`;
  if (line.length <= LINE_WIDTH) return line;
  const data = printData(values, style, { indent, column: indent.length + 8 + checked.length });
  const lines = before.map((each) => `${indent}${each},\n`).join("");
  return `${client}.send({\n${lines}${indent}data: ${data}${checked}${lastComma(style)}\n})`;
}

function sendCreated(constant: string, { id, values }: SentEvent, { client, style }: SendForm): string {
  const { indent } = style;
  const end = lastComma(style);
  const create = `${constant}.create(`;
  const options = id === undefined ? undefined : braced(`id: ${id}`, style);
  const line = `${client}.send(${create}${printData(values, style)}${options === undefined ? "" : `, ${options}`}))`;
  if (line.length <= LINE_WIDTH) return line;
  if (options === undefined) {
    const data = printData(values, style, { indent, column: indent.length + create.length + 3 });
    return `${client}.send(\n${indent}${create}${data})${end}\n)`;
  }
  const inner = indent + indent;
  const data = printData(values, style, { indent: inner, column: inner.length + 1 });
  return `${client}.send(\n${indent}${create}\n${inner}${data},\n${inner}${options}${end}\n${indent})${end}\n)`;
}

const lastComma = ({ trailingCommas }: FileStyle): string => (trailingCommas ? "," : "");

/** In one line, or as it fits where its place is given. */
const printData = (
  values: SentEvent["values"],
  style: FileStyle,
  place: { readonly indent: string; readonly column: number } = {
    indent: style.indent,
    column: Number.NEGATIVE_INFINITY,
  },
): string => printObject(values, { style, ...place });

/** The same as a statement. In a route it says so where it failed, and the request goes on. */
export function sendStatement(
  event: SentEvent,
  form: { readonly client: string; readonly style: FileStyle; readonly route: boolean; readonly js: boolean },
): string {
  const { style } = form;
  const report = `.catch((error${form.js ? "" : ": unknown"}) => console.error(${quoted(`Failed to send ${event.name}:`, style)}, error))`;
  return `await ${sendText(event, form)}${form.route ? report : ""}${style.semicolons ? ";" : ""}`;
}
