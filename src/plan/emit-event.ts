import { ts } from "@ts-morph/common";
import type { Field } from "../answers/answers.js";
import { fieldValues } from "../edit/field-values.js";
import { type ImportRequest, importedName } from "../edit/find-import.js";
import { insertImport } from "../edit/insert-import.js";
import { insertLast } from "../edit/insert-last.js";
import { sendingPlace } from "../edit/sending-place.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { chosenPath } from "../project/chosen-path.js";
import type { ReadHost } from "../project/host.js";
import { findAll, isCallNamed } from "../project/nodes.js";
import type { ModuleRef, Project, Warning } from "../project/project.js";
import type { Resolve } from "../project/resolve-module.js";
import { isJavaScript } from "../project/source-files.js";
import { reachedFrom, typingFrom } from "./borders/reach.js";
import { declares } from "./declarations.js";
import type { Draft, Drafts } from "./draft.js";
import { eventIdText } from "./event-id-text.js";
import { draftStyle } from "./payload-schema.js";
import type { EventTyping, ModuleSymbol } from "./plan-event-type.js";
import { sendStatement } from "./send-text.js";

export interface EmitInput {
  readonly host: ReadHost;
  readonly project: Project;
  readonly drafts: Drafts;
  readonly resolve: Resolve;
  readonly specifier: (draft: Draft, file: string) => string;
  /** The event that starts the job. */
  readonly typing: EventTyping;
  /** The template's pattern for the event's id. */
  readonly eventId?: string | undefined;
  /** As it was given to --emit-from. */
  readonly file: string;
}

/** What became of a file that was to send the event. */
export interface Emission {
  /** Relative to the project root. */
  readonly file: string;
  /** Where the event is sent now: expressions by the field's name. */
  readonly values?: ReadonlyMap<string, string>;
  /** It did so before. */
  readonly before?: true;
  readonly warnings: readonly Warning[];
}

/**
 * Has a file send the event, where it has one clear place and there is one clear value for each field; else the file
 * stays as it is, and a warning says why.
 *
 * @throws ANSWER_INVALID for a file that is none of source code; OUTSIDE_ROOT, SYNTAX_ERROR
 */
export function emitEvent(given: EmitInput): Emission {
  const { drafts, host, project } = given;
  const file = sourceFile(given);
  const typing = typingFrom(host, project, file, given.typing);
  const input = { ...given, typing };
  const draft = drafts.open(file);
  const client = reachedFrom(host, project, file, project.client.value);
  const imports = client === undefined ? undefined : importsFor(input, draft, client);
  const names = imports === undefined ? "cannot import the client" : namesIn(draft, imports);
  if (typeof names !== "string" && sends(draft.source(), typing.event, names.eventType))
    return { file, before: true, warnings: [] };
  const reason = typeof names === "string" ? names : send(input, draft, { imports: imports ?? [], names });
  if (typeof reason !== "string") return { file, values: reason, warnings: [] };
  const message = `The event is not sent from ${file}, since that ${reason}: the lines to add are among the next steps.`;
  return { file, warnings: [{ code: "EMIT_UNCLEAR", message, file }] };
}

function sourceFile({ host, project, file }: EmitInput): string {
  const { root, unit } = project;
  const path = chosenPath(host, { root, cwd: unit === "" ? root : `${root}/${unit}` }, file);
  const wrong = !host.isFile(`${root}/${path}`)
    ? "is not there"
    : /(?<!\.d)\.[cm]?[jt]sx?$/.test(path)
      ? undefined
      : "is no TypeScript or JavaScript";
  if (wrong === undefined) return path;
  throw new ScaffoldError("ANSWER_INVALID", `The file ${path} given to --emit-from ${wrong}.`, {
    hint: "Give the file of a route or server action that is to send the event, relative to the project.",
  });
}

/** What the file calls what it needs to send the event. */
type Names = Readonly<Record<"client", string>> & Readonly<Partial<Record<Role, string>>>;
type Role = "client" | "eventType" | "payloadType";

interface Import extends ImportRequest {
  readonly role: Role;
}

/** What has to be imported: the client, and what gives the event its type. */
function importsFor(
  { project, typing, resolve, specifier }: EmitInput,
  draft: Draft,
  clientModule: ModuleRef,
): Import[] {
  const { client, registry } = project;
  const request = (
    role: Role,
    symbol: ModuleSymbol & { readonly local?: string },
    also: string | undefined,
  ): Import => {
    const { exported, local = exported, module } = symbol;
    const files = ["file" in module ? module.file : undefined, also];
    return {
      ...{ role, exported, local, typeOnly: role === "payloadType" },
      specifier: "file" in module ? specifier(draft, module.file) : module.package,
      sameModule: (each) => files.includes(resolve(each, draft.path) ?? ""),
    };
  };
  const { eventType, payloadType } = typing;
  return [
    request("client", { ...client.value, module: clientModule }, client.declaredIn),
    ...(eventType === undefined ? [] : [request("eventType", eventType, registry?.file)]),
    ...(eventType !== undefined || payloadType === undefined || isJavaScript(draft.path)
      ? []
      : [request("payloadType", payloadType, registry?.file)]),
  ];
}

/** @returns why the file cannot import it all, where something else has one of the names */
function namesIn(draft: Draft, imports: readonly Import[]): Names | string {
  const source = draft.source();
  const names = imports.map((each) => [each.role, importedName(source, each) ?? freeName(source, each.local)] as const);
  const taken = imports.find((each) => names.some(([role, name]) => role === each.role && name === undefined));
  return taken === undefined ? (Object.fromEntries(names) as Names) : `has something else called ${taken.local}`;
}

const freeName = (source: ts.SourceFile, name: string): string | undefined =>
  declares(source, name) || isDeclaredInside(source, name) ? undefined : name;

const isDeclaredInside = (source: ts.SourceFile, name: string): boolean =>
  findAll(source, (node): node is ts.Identifier => ts.isIdentifier(node) && node.text === name && isDeclaration(node))
    .length > 0;

const isDeclaration = ({ parent }: ts.Identifier): boolean =>
  ts.isVariableDeclaration(parent) ||
  ts.isBindingElement(parent) ||
  ts.isParameter(parent) ||
  ts.isFunctionDeclaration(parent);

/** True where a file sends the event already. */
function sends(source: ts.SourceFile, event: string, eventType: string | undefined): boolean {
  const calls = findAll(source, (node): node is ts.CallExpression => isCallNamed(node, "send"));
  return calls.some((call) => {
    const named = findAll(call, ts.isStringLiteral).some(({ text }) => text === event);
    return named || findAll(call, ts.isIdentifier).some(({ text }) => text === eventType);
  });
}

/** @returns the values that are sent, or why nothing is */
function send(
  { project, typing, eventId }: EmitInput,
  draft: Draft,
  { imports, names }: { readonly imports: readonly Import[]; readonly names: Names },
): ReadonlyMap<string, string> | string {
  const place = sendingPlace(draft.source(), draft.path);
  if (typeof place === "string") return place;
  const required = typing.fields.filter((field) => !field.optional);
  const values = fieldValues(draft.source(), place, required.map(wanted));
  const missing = required.find(({ name }) => !values.has(name));
  if (missing !== undefined) return `exports ${place.function.name}, where no one value is clearly the ${missing.name}`;
  const style = draftStyle(draft, project);
  const id = eventIdText(eventId, values, style);
  const event = { name: typing.event, constant: names.eventType, type: names.payloadType, id, values: [...values] };
  const form = { client: names.client, style, js: isJavaScript(draft.path) };
  const edit = insertLast(draft.source(), place, sendStatement(event, { ...form, route: place.kind === "route" }));
  if (edit === undefined) return "has its function on one line";
  draft.edit([edit]);
  for (const each of imports) draft.edit(insertImport(draft.source(), each, project.conventions.style));
  return values;
}

const wanted = ({ name, type }: Field): Parameters<typeof fieldValues>[2][number] => {
  const { kind } = type;
  if (kind === "date") return { name, kind: "string" };
  return { name, kind: kind === "string" || kind === "number" || kind === "boolean" ? kind : "other" };
};
