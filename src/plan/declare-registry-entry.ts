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
import { entryLines } from "./entry-lines.js";
import type { EventNames } from "./event-naming.js";
import { draftStyle, importZod, payloadSchemaText, payloadShape } from "./payload-schema.js";
import { schemaPackage } from "./schema-package.js";

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
  for (const part of maps) requireZod(input, part);
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
  const edits = insertRecordEntry(draft.source(), draft.at(part.bodyStart), { key: event, shape }, style);
  draft.edit(edits ?? refuse(input, part));
  if (part.valueStyle === "infer") importPayload(input, draft, true);
}

function addToMap(input: RegistryInput, part: Part<"schema-map">, inline: InlineForm | undefined): void {
  const { project, registry, drafts, event, fields, names } = input;
  const draft = drafts.open(part.file);
  if (inline !== undefined) importZod(draft, project.conventions.style);
  const style = draftStyle(draft, project);
  const zod = project.zod?.value ?? 4;
  const sibling = schemasOf(draft, part).at(-1)?.getText(draft.source()) ?? "";
  const wrapped = /\(\{\r?\n/.test(sibling);
  const schema = (indent: string, column: number): string =>
    payloadSchemaText(fields, registry.basePayload, { style, zod, indent, wrapped, column: indent.length + column });
  const value = (indent: string): string => {
    if (inline === undefined) return names.payload;
    if (inline === "schema") return schema(indent, event.length + 4);
    const line = `{ data: ${schema(indent, event.length + 14)} }`;
    if (inline === "data" && !line.includes("\n")) return line;
    const inner = indent + style.indent;
    return `{\n${inner}data: ${schema(inner, 6)}${style.trailingCommas ? "," : ""}\n${indent}}`;
  };
  const edits = insertMapEntry(draft.source(), draft.at(part.bodyStart), { key: event, value }, style);
  draft.edit(edits ?? refuse(input, part));
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

/** `schema`: `"a/b": z.object(…)`; `data`: `"a/b": { data: z.object(…) }`; `wrapped`: the same over several lines. */
type InlineForm = "schema" | "data" | "wrapped";

const schemasOf = (draft: Draft, part: Part<"schema-map">): ts.Expression[] =>
  nodeAt(draft.source(), draft.at(part.bodyStart), ts.isObjectLiteralExpression)?.properties.flatMap((property) =>
    ts.isPropertyAssignment(property)
      ? [property.initializer]
      : ts.isShorthandPropertyAssignment(property)
        ? [property.name]
        : [],
  ) ?? [];

/** How a map's entries give their schemas; undefined where they name one declared elsewhere. */
function inlineForm(draft: Draft, part: Part<"schema-map">): InlineForm | undefined {
  const last = schemasOf(draft, part).at(-1);
  if (last === undefined || ts.isIdentifier(last)) return undefined;
  if (!ts.isObjectLiteralExpression(last)) return "schema";
  return /^\{[^\S\n]*\r?\n/.test(last.getText(draft.source())) ? "wrapped" : "data";
}

/** A map takes a schema of zod where its other entries are zod's, and where there is none, if the project has zod. */
function requireZod(input: RegistryInput, part: Part<"schema-map">): void {
  const draft = input.drafts.open(part.file);
  const packages = schemasOf(draft, part).flatMap((each) => schemaPackage(draft.source(), dataOf(each)) ?? []);
  const other = packages.find((each) => !isZod(each));
  if (other === undefined && (input.project.zod !== undefined || packages.length > 0)) return;
  refuse(input, part, other === undefined ? "there is no zod to write one with" : `its schemas are made by ${other}`);
}

const isZod = (specifier: string): boolean => /(^|\/)zod([-/@]|$)/.test(specifier);

/** The schema in `{ data: schema }`. */
function dataOf(value: ts.Expression): ts.Expression {
  if (!ts.isObjectLiteralExpression(value)) return value;
  const data = value.properties.filter(ts.isPropertyAssignment).find((each) => each.name.getText() === "data");
  return data?.initializer ?? value;
}

function refuse({ event, fields }: RegistryInput, { kind, file, line }: RegistryPart, why?: string): never {
  const because = why === undefined ? "" : `: ${why}`;
  throw new ScaffoldError("REGISTRY_UNSUPPORTED", `The event types at ${file}:${line} take no entry${because}.`, {
    ...{ file, line },
    hint: "Add the event's type by hand and run the command again.",
    snippet: entryLines(event, fields, kind === "schema-map" ? kind : "record"),
  });
}
