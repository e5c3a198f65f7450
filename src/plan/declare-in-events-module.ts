import type { ts } from "@ts-morph/common";
import type { Field } from "../answers/answers.js";
import { insertStatement } from "../edit/insert-statement.js";
import { describesEvent } from "../project/described-events.js";
import type { Project } from "../project/project.js";
import { isJavaScript } from "../project/source-files.js";
import { annotatesExports } from "./annotates-exports.js";
import { declares, variableOf } from "./declarations.js";
import { declareConstant } from "./declare-constant.js";
import type { Draft } from "./draft.js";
import { type EventNames, eventNames } from "./event-naming.js";
import { draftStyle, importZod, namedPayloadText, payloadSchemaText } from "./payload-schema.js";

/**
 * SDK 3 without a typed client: gives the event's payload a schema and its type (a type alone without zod) in the module of
 * event types. A comment names the event, so that a later run finds it again.
 */
export function declareInEventsModule(
  draft: Draft,
  event: string,
  fields: readonly Field[],
  project: Project,
): EventNames {
  const existing = declaredFor(draft, event);
  if (existing !== undefined) return existing;
  const names = eventNames(event, (name) => declares(draft.source(), name));
  const comment = `${describesEvent(event)}\n`;
  if (project.zod !== undefined) importZod(draft, project);
  const style = draftStyle(draft, project);
  const end = style.semicolons ? ";" : "";
  const add = (code: string): void => draft.edit([insertStatement(draft.source(), code, {})]);
  const typeText = namedPayloadText({ type: names.type, fields }, style, project.zod !== undefined);
  const constant = { name: names.payload, value: schemaText(fields, project, style), comment };
  if (project.zod === undefined) add(`${comment}${typeText}${end}`);
  else if (annotatesExports(project, draft.path))
    declareConstant(draft, { ...constant, type: `z.ZodType<${names.type}>`, above: typeText }, {}, style);
  else {
    declareConstant(draft, constant, {}, style);
    // JavaScript has no types.
    if (!isJavaScript(draft.path)) add(`export type ${names.type} = z.infer<typeof ${names.payload}>${end}`);
  }
  return names;
}

const schemaText = (fields: readonly Field[], project: Project, style: ReturnType<typeof draftStyle>): string =>
  payloadSchemaText(fields, undefined, { style, zod: project.zod?.value ?? 4, indent: "", column: 0, wrapped: true });

/** The names of what the comment stands above. */
function declaredFor(draft: Draft, event: string): EventNames | undefined {
  const source = draft.source();
  const comment = describesEvent(event);
  const statement = source.statements.find((each) =>
    source.text.slice(each.pos, each.getStart(source)).includes(comment),
  );
  const stem = statement === undefined ? undefined : stemOf(statement);
  return stem === undefined
    ? undefined
    : { constant: stem, payload: `${stem}Payload`, type: `${stem.charAt(0).toUpperCase()}${stem.slice(1)}Payload` };
}

function stemOf(statement: ts.Statement): string | undefined {
  const name =
    variableOf(statement)?.name ??
    ("name" in statement ? (statement.name as ts.Identifier | undefined)?.text : undefined);
  return name?.endsWith("Payload") ? name.charAt(0).toLowerCase() + name.slice(1, -"Payload".length) : undefined;
}
