import type { ts } from "@ts-morph/common";
import type { Field } from "../answers/answers.js";
import { insertStatement, type StatementPlace } from "../edit/insert-statement.js";
import type { Project, Registry } from "../project/project.js";
import { annotatesExports } from "./annotates-exports.js";
import { isCallOf, isSchema } from "./declarations.js";
import { declareConstant } from "./declare-constant.js";
import type { Draft } from "./draft.js";
import { likeName } from "./event-likeness.js";
import { draftStyle, importZod, namedPayloadText, payloadSchemaText, payloadTypeText } from "./payload-schema.js";

export interface PayloadEntry {
  readonly name: string;
  /** What the type of the data is called, where that has a name. */
  readonly type: string;
  readonly fields: readonly Field[];
  readonly base?: Registry["basePayload"];
  /** The statements that read the schema when the module is loaded. */
  readonly readers: (statement: ts.Statement) => boolean;
}

/** Adds `export const xPayload = z.object({ … })` after the schemas of other events and above what reads it. */
export function declarePayloadSchema(draft: Draft, entry: PayloadEntry, project: Project): void {
  if (entry.base === undefined) importZod(draft, project);
  const source = draft.source();
  const style = draftStyle(draft, project);
  const isSibling = (statement: ts.Statement): boolean =>
    isSchema(statement, entry.base?.name) || isCallOf(statement, "eventType");
  const siblings = source.statements.filter((statement) => isSchema(statement, entry.base?.name));
  const wrapped = siblings.length === 0 || siblings.some((each) => /\(\{\r?\n/.test(each.getText(source)));
  const zod = project.zod?.value ?? 4;
  const column = `export const ${entry.name} = `.length;
  const schema = payloadSchemaText(entry.fields, entry.base, { style, zod, indent: "", column, wrapped });
  const likeness = likeName(entry.name);
  const reads = entry.base === undefined ? [] : [entry.base.name];
  const place: StatementPlace = { after: isSibling, before: entry.readers, likeness, reads };
  const typed = annotatesExports(project, draft.path)
    ? { type: `z.ZodType<${entry.type}>`, above: namedPayloadText(entry, style, true) }
    : {};
  declareConstant(draft, { name: entry.name, value: schema, ...typed }, place, style);
}

/** Adds `export type XPayload = { … }` above what reads it. */
export function declarePayloadType(
  draft: Draft,
  entry: Omit<PayloadEntry, "type"> & { readonly comment?: string },
  project: Project,
): void {
  const source = draft.source();
  const style = draftStyle(draft, project);
  const type = payloadTypeText(entry.fields, style, { wrapped: true });
  const code = `${entry.comment ?? ""}export type ${entry.name} = ${type}${style.semicolons ? ";" : ""}`;
  draft.edit([insertStatement(source, code, { before: entry.readers })]);
}
