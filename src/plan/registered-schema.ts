import { isExported } from "../project/exports.js";
import type { KnownEvent, ModuleRef, Project } from "../project/project.js";
import { isSchema, variableOf } from "./declarations.js";
import type { Drafts } from "./draft.js";
import { eventNames } from "./event-naming.js";
import { schemaSuffix } from "./registry-schemas.js";

/** The schema that the registry takes a known event's type from, by the name that this tool gives one. */
export function registeredSchema(
  { project, drafts, event }: { readonly project: Project; readonly drafts: Drafts; readonly event: string },
  { fields }: KnownEvent,
): { exported: string; module: ModuleRef } | undefined {
  const { registry } = project;
  if (registry === undefined || registry.hidden === true) return undefined;
  const { payload } = eventNames(event, () => false, schemaSuffix(project, drafts));
  const source = drafts.open(registry.file).source();
  const isUsed = new RegExp(`(?:typeof |[:,{]\\s*)${payload}\\b`).test(source.text);
  const isDeclared = source.statements.some(
    (each) => isExported(each) && variableOf(each)?.name === payload && isSchema(each, registry.basePayload?.name),
  );
  // Inngest sends a Date as text: a schema that wants one would refuse every event.
  const hasDate = fields?.some(({ type }) => /\bDate\b/.test(type)) ?? true;
  return isUsed && isDeclared && !hasDate ? { exported: payload, module: registry.module } : undefined;
}
