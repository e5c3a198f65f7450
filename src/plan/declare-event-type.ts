import type { ts } from "@ts-morph/common";
import type { Field } from "../answers/answers.js";
import { type FileStyle, quoted } from "../edit/file-style.js";
import { insertImport } from "../edit/insert-import.js";
import type { Project, Registry } from "../project/project.js";
import { hasFeature } from "../project/sdk/features.js";
import { isJavaScript } from "../project/source-files.js";
import { annotatesExports } from "./annotates-exports.js";
import { isCallOf } from "./declarations.js";
import { declareConstant } from "./declare-constant.js";
import type { Draft } from "./draft.js";
import { likeEvent } from "./event-likeness.js";
import { packageRequest } from "./package-request.js";
import {
  draftStyle,
  idiomText,
  importZod,
  namedPayloadText,
  payloadSchemaText,
  payloadTypeText,
} from "./payload-schema.js";
import { idiomEntries, schemaIdiom } from "./schema-idiom.js";

export interface EventTypeEntry {
  readonly event: string;
  /** An expression for its name, where it is not written as text. */
  readonly name?: string | undefined;
  readonly constant: string;
  /** What the type of its data is called, where that has a name. */
  readonly type: string;
  readonly fields: readonly Field[];
  /** A named schema of the payload in the same file, where there is one. */
  readonly payload?: string | undefined;
  readonly base?: Registry["basePayload"];
}

/** SDK 4: adds `export const x = eventType("…", { schema })` after its siblings, with the schema as they have it. */
export function declareEventType(draft: Draft, entry: EventTypeEntry, project: Project): void {
  const fallback = project.conventions.style;
  const siblings = draft.source().statements.filter((statement) => isCallOf(statement, "eventType"));
  const sibling = siblings.map((each) => each.getText(draft.source())).join("\n");
  const own =
    entry.payload === undefined && entry.base === undefined ? schemaIdiom(draft.source(), siblings) : undefined;
  const usesZod = own === undefined && project.zod !== undefined && !/(?<!typeof )\bstaticSchema\b/.test(sibling);
  const isTyped = own === undefined && entry.payload === undefined && !usesZod;
  const isScript = isJavaScript(draft.path);
  const bare = isTyped && isScript && !project.compiler.checkedJavaScript;
  const annotated = annotatesExports(project, draft.path);
  const importOf = (name: string, typeOnly = false): void => {
    const request = { ...packageRequest(project, "inngest"), exported: name, local: name, typeOnly };
    draft.edit(insertImport(draft.source(), request, fallback));
  };
  importOf("eventType");
  if (entry.payload === undefined && usesZod) importZod(draft, project);
  if (isTyped && !bare) importOf("staticSchema");
  const schemaType = schemaTypeOf(project.sdk);
  if (annotated) for (const name of ["EventType", schemaType.imported]) importOf(name, true);
  const style = draftStyle(draft, project);
  const wrapped = /\(\{\r?\n|<\{\r?\n/.test(sibling);
  const zod = project.zod?.value ?? 4;
  const form = { style, zod, indent: style.indent, column: style.indent.length + 8, ...(wrapped ? { wrapped } : {}) };
  const written = (): string => {
    if (own !== undefined) return idiomText(idiomEntries(own, entry.fields), form);
    if (usesZod) return payloadSchemaText(entry.fields, entry.base, form);
    if (isScript) return scriptSchemaText(entry.fields, style, project);
    return annotated ? `staticSchema<${entry.type}>()` : staticSchemaText(entry.fields, style, wrapped);
  };
  const schema = entry.payload ?? written();
  const end = style.trailingCommas ? "," : "";
  const options = bare ? "" : `, {\n${style.indent}schema: ${schema}${end}\n}`;
  const name = entry.name ?? quoted(entry.event, style);
  const value = `eventType(${name}${options})`;
  const typed = annotated ? { type: constantType(entry, name, { style, schema: schemaType.of(entry.type) }) } : {};
  const above = annotated && entry.payload === undefined ? { above: namedPayloadText(entry, style, !isTyped) } : {};
  const after = (statement: ts.Statement): boolean => isCallOf(statement, "eventType");
  const reads = [entry.payload, entry.base?.name].filter((name) => name !== undefined);
  declareConstant(
    draft,
    { name: entry.constant, value, ...typed, ...above },
    { after, reads, likeness: likeEvent(entry.event) },
    style,
  );
}

const LINE_WIDTH = 100;

interface SchemaType {
  /** From the SDK. */
  readonly imported: string;
  /** The type of a schema of that type. */
  readonly of: (type: string) => string;
}

/** Versions that do not export the interface of schemas have a function that gives one. */
const schemaTypeOf = (sdk: Project["sdk"]): SchemaType =>
  hasFeature(sdk, "types.StandardSchemaV1")
    ? { imported: "StandardSchemaV1", of: (type) => `StandardSchemaV1<${type}>` }
    : { imported: "staticSchema", of: (type) => `ReturnType<typeof staticSchema<${type}>>` };

/** On several lines where the line would be too long with it. */
function constantType(
  { constant }: EventTypeEntry,
  name: string,
  { style: { indent }, schema }: { readonly style: FileStyle; readonly schema: string },
): string {
  const types = [name, schema];
  const line = `export const ${constant}: EventType<${types.join(", ")}> = eventType(${name}, {`;
  return line.length <= LINE_WIDTH
    ? `EventType<${types.join(", ")}>`
    : `EventType<\n${types.map((each) => indent + each).join(",\n")}\n>`;
}

function staticSchemaText(fields: readonly Field[], style: FileStyle, wrapped: boolean): string {
  const type = payloadTypeText(fields, style, wrapped ? { wrapped } : {});
  return `staticSchema<${type.replaceAll("\n", `\n${style.indent}`)}>()`;
}

/** In JavaScript that is checked a comment says the type. */
function scriptSchemaText(fields: readonly Field[], style: FileStyle, project: Project): string {
  const { imported, of } = schemaTypeOf(project.sdk);
  const module = `import("${packageRequest(project, "inngest").specifier}")`;
  const type = of(payloadTypeText(fields, style, {}).replace(/\s+/g, " ")).replace(imported, `${module}.${imported}`);
  return `/** @type {${type}} */ (staticSchema())`;
}
