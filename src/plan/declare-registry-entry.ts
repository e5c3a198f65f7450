import type { ts } from "@ts-morph/common";
import type { Field } from "../answers/answers.js";
import { braced, quoted } from "../edit/file-style.js";
import type { Likeness } from "../edit/groups.js";
import { insertCall } from "../edit/insert-call.js";
import { insertImport } from "../edit/insert-import.js";
import { insertListItem } from "../edit/insert-list-item.js";
import { insertMapEntry } from "../edit/insert-map-entry.js";
import { insertRecordEntry } from "../edit/insert-record-entry.js";
import { insertUnionMember } from "../edit/insert-union-member.js";
import { type PrintType, printType, type TypeShape } from "../edit/print-type.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Project, Registry, RegistryPart } from "../project/project.js";
import { declarePayloadSchema } from "./declare-payload.js";
import type { Draft, Drafts } from "./draft.js";
import { entryLines } from "./entry-lines.js";
import { keyedEvents, keyFor } from "./event-key.js";
import { likeEvent } from "./event-likeness.js";
import type { EventNames } from "./event-naming.js";
import { declareNamedMember, declareNamedPayload } from "./named-payload.js";
import { draftStyle, importZod, payloadSchemaText, payloadShape } from "./payload-schema.js";
import { placeFrame } from "./place-frame.js";
import { type InlineForm, inlineForm, type Part, type SchemaPart, schemasOf, whyNotZod } from "./registry-schemas.js";

export interface RegistryInput {
  readonly project: Project;
  readonly registry: Registry;
  readonly drafts: Drafts;
  readonly event: string;
  readonly fields: readonly Field[];
  readonly names: EventNames;
  readonly specifier: (draft: Draft, file: string) => string;
}

/**
 * Adds the event to the record type and the map of schemas that a project keeps, and the payload schema they refer to;
 * or to what it keeps in their place.
 * @returns true where a payload schema was declared
 * @throws REGISTRY_UNSUPPORTED when the place that detection found takes no entry
 */
export function declareInRegistry(given: RegistryInput): boolean {
  const parts = withoutForeign(given);
  const input = { ...given, registry: { ...given.registry, parts } };
  const records = parts.filter((part) => part.kind === "record");
  const maps = parts.filter((part) => part.kind === "schema-map");
  const others = parts.filter((part) => part.kind === "union" || part.kind === "schema-list" || part.kind === "chain");
  for (const part of [...maps, ...others.filter((each) => each.kind === "schema-list")]) requireZod(input, part);
  const inline = maps.map((part) => inlineForm(input.drafts.open(part.file), part));
  const named = records.some((part) => part.valueStyle === "infer") || inline.includes(undefined);
  if (named) declareSchema(input);
  for (const part of records) addToRecord(input, part);
  for (const [at, part] of maps.entries()) addToMap(input, part, named ? undefined : inline[at]);
  for (const part of others) addToOther(input, part);
  return named;
}

/** One more call of the chain in place of schemas of another library than zod. */
function withoutForeign(input: RegistryInput): readonly RegistryPart[] {
  const { parts, chain } = input.registry;
  if (chain === undefined) return parts;
  const isForeign = (part: RegistryPart): boolean =>
    (part.kind === "schema-map" || part.kind === "schema-list") &&
    whyNotZod(input.project, input.drafts.open(part.file), part) !== undefined;
  return parts.some(isForeign) ? [...parts.filter((part) => !isForeign(part)), chain] : parts;
}

/** What is read when the module is loaded is declared above what reads it. */
function declareSchema({ project, registry, drafts, fields, names }: RegistryInput): void {
  const { payload: name, type } = names;
  const base = registry.basePayload;
  const draft = drafts.open(registry.file);
  const places = registry.parts.flatMap((part) =>
    part.kind === "event-types" || part.file !== registry.file ? [] : [draft.at(part.bodyStart)],
  );
  const readers = (statement: ts.Statement): boolean =>
    places.some((place) => statement.pos <= place && place < statement.end);
  declarePayloadSchema(draft, { name, type, fields, base, readers }, project);
}

function addToRecord(input: RegistryInput, part: Part<"record">): void {
  const { project, drafts, event, fields, names } = input;
  const key = keyFor(input, part, event);
  const draft = drafts.open(part.file);
  const style = draftStyle(draft, project);
  const entry = { bodyStart: draft.at(part.bodyStart), name: names.type, fields };
  const data: TypeShape =
    part.valueStyle === "infer"
      ? `z.infer<typeof ${names.payload}>`
      : (declareNamedPayload(draft, entry, project) ?? payloadShape(fields, style));
  const shape = { members: [{ name: "data", shape: data }] };
  const edits = insertRecordEntry(
    draft.source(),
    draft.at(part.bodyStart),
    { key, shape, likeness: likenessIn(input, part) },
    style,
  );
  draft.edit(edits ?? refuse(input, part));
  if (part.valueStyle === "infer") importPayload(input, draft, true);
}

/** A union, a list of schemas or a chain of calls takes the event's name and data together. */
function addToOther(input: RegistryInput, part: Part<"union"> | Part<"schema-list"> | Part<"chain">): void {
  const { project, drafts, event, fields, names } = input;
  const draft = drafts.open(part.file);
  if (part.kind === "schema-list") importZod(draft, project);
  const style = draftStyle(draft, project);
  const name = quoted(event, style);
  const data = { name: "data", shape: payloadShape(fields, style) };
  const separator = style.semicolons ? (";" as const) : ("" as const);
  const typeText = (
    members: readonly { name: string; shape: TypeShape }[],
    print: Pick<PrintType, "indent" | "eol" | "wrapped">,
  ): string => printType({ members }, { ...print, style, separator });
  const listed = (indent: string, eol: string): string => {
    const inner = indent + style.indent;
    const zod = project.zod?.value ?? 3;
    const form = { style, zod, indent: inner, column: inner.length + 6 };
    const schema = payloadSchemaText(fields, undefined, form);
    const lines = ["z.object({", `${inner}name: z.literal(${name}),`, `${inner}data: ${schema},`, `${indent}})`];
    return lines.join("\n").replaceAll("\n", eol);
  };
  const member = [{ name: "name", shape: name }, data];
  const text = (form: { readonly wrapped: boolean }): string => typeText(member, { indent: "", eol: "\n", ...form });
  const entry = { bodyStart: draft.at(part.bodyStart), name: names.type, text };
  const named = part.kind === "union" ? declareNamedMember(draft, entry, project) : undefined;
  const at = draft.at(part.bodyStart);
  const edits = {
    union: () =>
      insertUnionMember(
        draft.source(),
        at,
        (indent, eol) => named ?? typeText(member, { indent, eol }),
        likenessIn(input, part),
      ),
    "schema-list": () => insertListItem(draft.source(), at, listed, likenessIn(input, part)),
    chain: () =>
      insertCall(draft.source(), at, (indent, eol) => {
        const type = typeText([{ name: event, shape: { members: [data] } }], { indent, eol });
        return `.fromRecord<${type}>()`;
      }),
  }[part.kind]();
  draft.edit(edits ?? refuse(input, part));
}

function addToMap(input: RegistryInput, part: Part<"schema-map">, inline: InlineForm | undefined): void {
  const { project, registry, drafts, event, fields, names } = input;
  const key = keyFor(input, part, event);
  const draft = drafts.open(part.file);
  if (inline !== undefined) importZod(draft, project);
  const style = draftStyle(draft, project);
  const zod = project.zod?.value ?? 4;
  const sibling = schemasOf(draft, part).at(-1)?.getText(draft.source()) ?? "";
  const wrapped = /\(\{\r?\n/.test(sibling);
  const schema = (indent: string, column: number): string =>
    payloadSchemaText(fields, registry.basePayload, { style, zod, indent, wrapped, column: indent.length + column });
  const value = (indent: string): string => {
    if (inline === undefined) return names.payload;
    if (inline === "schema") return schema(indent, key.length + 4);
    const line = braced(`data: ${schema(indent, key.length + 14)}`, style);
    if (inline === "data" && !line.includes("\n")) return line;
    const inner = indent + style.indent;
    return `{\n${inner}data: ${schema(inner, 6)}${style.trailingCommas ? "," : ""}\n${indent}}`;
  };
  const edits = insertMapEntry(
    draft.source(),
    draft.at(part.bodyStart),
    { key, value, likeness: likenessIn(input, part) },
    style,
  );
  draft.edit(edits ?? refuse(input, part));
  if (inline === undefined) importPayload(input, draft, false);
}

const likenessIn = (input: RegistryInput, part: RegistryPart): Likeness =>
  likeEvent(input.event, keyedEvents(input, part));

/** Where the registry is spread over files, the schema and `z` are imported. */
function importPayload(
  { project, registry, drafts, names, specifier }: RegistryInput,
  draft: Draft,
  infer: boolean,
): void {
  if (infer) importZod(draft, project);
  if (draft === drafts.open(registry.file)) return;
  const request = { specifier: specifier(draft, registry.file), exported: names.payload, local: names.payload };
  draft.edit(insertImport(draft.source(), { ...request, typeOnly: infer }, project.conventions.style));
}

function requireZod(input: RegistryInput, part: SchemaPart): void {
  const why = whyNotZod(input.project, input.drafts.open(part.file), part);
  if (why !== undefined) refuse(input, part, why);
}

function refuse({ event, fields, drafts }: RegistryInput, part: RegistryPart, why?: string): never {
  const { kind, file, line } = part;
  const byHand = entryLines(event, fields, kind === "schema-map" || kind === "schema-list" ? "schema-map" : "record");
  const start = "bodyStart" in part ? part.bodyStart : 0;
  const because = why === undefined ? "" : `: ${why}`;
  throw new ScaffoldError("REGISTRY_UNSUPPORTED", `The event types at ${file}:${line} take no entry${because}.`, {
    ...{ file, line },
    hint: "Add the event's type by hand and run the command again.",
    ...placeFrame(drafts.open(file).before, start, byHand),
  });
}
