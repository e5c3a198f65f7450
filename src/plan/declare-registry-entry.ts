import { ts } from "@ts-morph/common";
import type { Field } from "../answers/answers.js";
import { insertImport } from "../edit/insert-import.js";
import { insertMapEntry } from "../edit/insert-map-entry.js";
import { insertRecordEntry } from "../edit/insert-record-entry.js";
import { nodeAt } from "../edit/node-at.js";
import type { TypeShape } from "../edit/print-type.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Project, Registry, RegistryPart } from "../project/project.js";
import { variableOf } from "./declarations.js";
import { declarePayloadSchema } from "./declare-payload.js";
import type { Draft, Drafts } from "./draft.js";
import type { EventNames } from "./event-naming.js";
import { draftStyle, importZod, payloadSchemaText, payloadShape } from "./payload-schema.js";

export interface RegistryInput {
  readonly project: Project;
  readonly registry: Registry;
  readonly drafts: Drafts;
  readonly event: string;
  readonly fields: readonly Field[];
  readonly names: EventNames;
  readonly specifier: (draft: Draft, file: string) => string;
}

type Part<K extends RegistryPart["kind"]> = Extract<RegistryPart, { kind: K }>;

/**
 * Adds the event to the record type and the map of schemas that a project keeps, and the payload schema they refer to.
 * @returns true where a payload schema was declared
 * @throws REGISTRY_UNSUPPORTED when the place that detection found takes no entry
 */
export function declareInRegistry(input: RegistryInput): boolean {
  const records = input.registry.parts.filter((part) => part.kind === "record");
  const maps = input.registry.parts.filter((part) => part.kind === "schema-map");
  const inline = maps.map((part) => inlineForm(input.drafts.open(part.file), part));
  const named = records.some((part) => part.valueStyle === "infer") || inline.includes(undefined);
  if (named) declareSchema(input);
  for (const part of records) addToRecord(input, part);
  for (const [at, part] of maps.entries()) addToMap(input, part, named ? undefined : inline[at]);
  return named;
}

function declareSchema({ project, registry, drafts, fields, names }: RegistryInput): void {
  const { name, base } = { name: names.payload, base: registry.basePayload };
  const partNames = new Set(registry.parts.map((part) => (part.kind === "event-types" ? "" : part.name)));
  const readers = (statement: ts.Statement): boolean => {
    const named =
      variableOf(statement)?.name ??
      ("name" in statement ? (statement.name as ts.Identifier | undefined)?.text : undefined);
    return named !== undefined && partNames.has(named);
  };
  declarePayloadSchema(drafts.open(registry.file), { name, fields, base, readers }, project);
}

function addToRecord(input: RegistryInput, part: Part<"record">): void {
  const { project, drafts, event, fields, names } = input;
  const draft = drafts.open(part.file);
  const style = draftStyle(draft, project);
  const data: TypeShape =
    part.valueStyle === "infer" ? `z.infer<typeof ${names.payload}>` : payloadShape(fields, style);
  const shape = { members: [{ name: "data", shape: data }] };
  draft.edit(insertRecordEntry(draft.source(), draft.at(part.bodyStart), { key: event, shape }, style) ?? refuse(part));
  if (part.valueStyle === "infer") importPayload(input, draft, true);
}

function addToMap(input: RegistryInput, part: Part<"schema-map">, inline: InlineForm | undefined): void {
  const { project, registry, drafts, event, fields, names } = input;
  const draft = drafts.open(part.file);
  const style = draftStyle(draft, project);
  const zod = project.zod?.value ?? 4;
  const form = { style, zod, indent: style.indent, column: event.length + 8 };
  const schema = inline === undefined ? names.payload : payloadSchemaText(fields, registry.basePayload, form);
  const value = inline === "data" ? `{ data: ${schema} }` : schema;
  draft.edit(insertMapEntry(draft.source(), draft.at(part.bodyStart), { key: event, value }, style) ?? refuse(part));
  if (inline === undefined) importPayload(input, draft, false);
}

/** Where the registry is spread over files, the schema and `z` are imported. */
function importPayload(
  { project, registry, drafts, names, specifier }: RegistryInput,
  draft: Draft,
  infer: boolean,
): void {
  if (infer) importZod(draft, project.conventions.style);
  if (draft === drafts.open(registry.file)) return;
  const request = { specifier: specifier(draft, registry.file), exported: names.payload, local: names.payload };
  draft.edit(insertImport(draft.source(), { ...request, typeOnly: infer }, project.conventions.style));
}

/** `schema`: `"a/b": z.object(…)`; `data`: `"a/b": { data: z.object(…) }`. */
type InlineForm = "schema" | "data";

/** How a map's entries give their schemas; undefined where they name one declared elsewhere. */
function inlineForm(draft: Draft, part: Part<"schema-map">): InlineForm | undefined {
  const map = nodeAt(draft.source(), draft.at(part.bodyStart), ts.isObjectLiteralExpression);
  const last = map?.properties.filter(ts.isPropertyAssignment).at(-1)?.initializer;
  if (last === undefined || ts.isIdentifier(last)) return undefined;
  return ts.isObjectLiteralExpression(last) ? "data" : "schema";
}

function refuse(part: RegistryPart): never {
  throw new ScaffoldError("REGISTRY_UNSUPPORTED", `The event types at ${part.file}:${part.line} take no entry.`, {
    file: part.file,
    line: part.line,
    hint: "Add the event's type by hand and run the command again.",
  });
}
