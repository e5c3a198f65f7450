import { quoted } from "../edit/file-style.js";
import type { ModuleRef, Project } from "../project/project.js";
import { importSpecifier } from "../project/specifier.js";
import type { RenderContext } from "../templates/context.js";
import { sampleText } from "../templates/fields.js";
import type { Emission } from "./emit-event.js";
import { eventIdText } from "./event-id-text.js";
import type { EventTyping } from "./plan-event-type.js";
import { sendStatement } from "./send-text.js";

export interface SendStepInput {
  readonly context: RenderContext;
  readonly project: Project;
  /** How the module that serves would import a file of the project. */
  readonly fromServe: (file: string) => string;
  /** Where the sender imports the client from. */
  readonly client: ModuleRef;
  /** By the names that the sender can import. */
  readonly typing: EventTyping;
  readonly emission: Emission | undefined;
  /** The template's pattern for the event's id. */
  readonly eventId: string | undefined;
}

/** How to send the event, or what to look at where a file does so now. */
export function sendStep(input: SendStepInput): string[] {
  const { context, project, fromServe, typing, emission, eventId } = input;
  if (emission?.before) return [];
  if (emission?.values !== undefined) {
    const values = [...emission.values].map(([field, value]) => (field === value ? field : `${field} from ${value}`));
    const list = values.length === 0 ? "no data" : values.join(", ");
    return [`Look at what ${emission.file} sends now: ${list}.`];
  }
  const { style } = project.conventions;
  const js = context.language === "js";
  const client = project.client.value;
  const values = typing.fields
    .filter((field) => !field.optional)
    .map((field) => [field.name, sample(field, project)] as const);
  const event = {
    name: typing.event,
    id: eventIdText(eventId, new Map(values), style),
    constant: typing.eventType?.exported,
    type: js || typing.eventType !== undefined ? undefined : typing.payloadType?.exported,
    values,
  };
  const needed = [
    { name: client.local, type: false, ...client, module: input.client },
    ...(typing.eventType === undefined ? [] : [{ name: event.constant ?? "", type: false, ...typing.eventType }]),
    ...(event.type === undefined || typing.payloadType === undefined
      ? []
      : [{ name: event.type, type: true, ...typing.payloadType }]),
  ];
  const from = (module: ModuleRef): string =>
    "package" in module
      ? module.package
      : emission === undefined
        ? fromAnywhere(module.file, project, fromServe)
        : importSpecifier(project, emission.file, module);
  const imports = importLines(needed, from, project);
  const relative = imports.some((line) => /["']\.\//.test(line));
  const place = relative ? " where it happens (paths are from the project's root)" : " where it happens";
  const lines = [
    `Send the event${emission === undefined ? place : ` from ${emission.file}`}:`,
    ...imports,
    sendStatement(event, { client: client.local, style, route: false, js }),
    `In a route, add .catch(${js ? "(error)" : "(error: unknown)"} => console.error(error)), so that a failure to send does not fail the request.`,
  ];
  return [lines.join("\n")];
}

/** A sample with the project's own quotes. */
function sample(field: Parameters<typeof sampleText>[0], { conventions: { style } }: Project): string {
  return sampleText(field).replace(/"(?:\\.|[^"\\])*"/g, (text) => quoted(JSON.parse(text) as string, style));
}

/** By an alias where the project has one for it; else the path from the project's root. */
function fromAnywhere(file: string, project: Project, fromServe: SendStepInput["fromServe"]): string {
  const usual = importSpecifier(project, "file", { file });
  if (!usual.startsWith("./")) return usual;
  const served = fromServe(file);
  return served.startsWith(".") ? usual : served;
}

interface Needed {
  readonly name: string;
  readonly type: boolean;
  readonly exported: string;
  readonly module: ModuleRef;
}

function importLines(
  needed: readonly Needed[],
  from: (module: ModuleRef) => string,
  { conventions: { style } }: Project,
): string[] {
  const end = style.semicolons ? ";" : "";
  const groups = new Map<string, Needed[]>();
  for (const each of needed) {
    const key = `${each.type ? "import type" : "import"} ${each.exported === "default" ? each.name : "{"} ${from(each.module)}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const required = style.commonJs === true;
    const names = [first, ...others]
      .map(({ name, exported }) => (name === exported ? name : `${exported}${required ? ": " : " as "}${name}`))
      .join(", ");
    const binding = first.exported === "default" ? first.name : `{ ${names} }`;
    const specifier = quoted(from(first.module), style);
    if (required) return [`const ${binding} = require(${specifier})${end}`];
    return [`import ${first.type ? "type " : ""}${binding} from ${specifier}${end}`];
  });
}
