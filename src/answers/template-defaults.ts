import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Project } from "../project/project.js";
import type { Field } from "./answers.js";
import { formatField, formatFieldType, parseField } from "./field.js";
import type { DataField } from "./flow/event-data.js";
import { printable } from "./printable.js";
import { QUESTIONS } from "./questions.js";
import type { RawAnswers } from "./raw-answers.js";
import type { TemplateFacts } from "./template-question.js";

/**
 * The answers with those that the template brings for what was not answered. A schedule it brings stays away where an
 * event alone is asked for, and the other way round; its fields belong to its own event, or to one that is new.
 */
export function withDefaults(raw: RawAnswers, template: TemplateFacts | undefined): RawAnswers {
  const { defaults = {} } = template ?? {};
  const unwanted: Record<string, readonly string[]> = { event: ["cron", "cronEnv"], cron: ["event", "field"] };
  const left = unwanted[raw.trigger ?? ""] ?? [];
  return { ...Object.fromEntries(Object.entries(defaults).filter(([key]) => !left.includes(key))), ...raw };
}

/** The answers without those that the template brings anyway, for the command that repeats them. */
export function withoutDefaults(raw: RawAnswers, template: TemplateFacts | undefined): RawAnswers {
  const { defaults = {} } = template ?? {};
  const isDefault = ([key, value]: [string, unknown]): boolean =>
    Object.hasOwn(defaults, key) && JSON.stringify(defaults[key]) === JSON.stringify(value);
  return Object.fromEntries(Object.entries(raw).filter((entry) => !isDefault(entry)));
}

/**
 * Refuses an event without the fields that the template's code reads: what it reads, else its defaults, but for optional ones.
 * @throws FIELD_INVALID naming the first one
 */
export function refuseMissingFields(
  template: TemplateFacts,
  event: string | undefined,
  { fields, project }: { readonly fields: readonly Field[] | undefined; readonly project: Project },
): void {
  const wanted = template.reads ?? template.defaults?.field;
  if (event === undefined || !Array.isArray(wanted)) return;
  const known = project.events.find((each) => each.value === event && each.fields !== undefined)?.fields;
  const base = project.registry?.basePayload?.fields ?? [];
  const has = (field: Field): boolean => {
    if (fields !== undefined)
      return fields.some((each) => each.name === field.name && each.type.kind === field.type.kind && !each.optional);
    return known === undefined || known.some((each) => each.name === field.name && !each.optional);
  };
  const missing = wanted
    .map(parseField)
    .find((field) => !field.optional && !has(field) && !(field.type.kind === "string" && base.includes(field.name)));
  if (missing === undefined) return;
  throw new ScaffoldError(
    "FIELD_INVALID",
    `The template ${template.id} reads ${missing.name} (${formatFieldType(missing.type)}) of ${printable(event)}, which does not have it.`,
    {
      hint:
        event === template.defaults?.event && fields === undefined
          ? "Give the job an event of its own with --event: it is declared with the fields that the template reads."
          : `Add --field ${formatField(missing)}, or leave --event and --field out to use the template's own.`,
    },
  );
}

/**
 * Refuses an event without what an option reads that the template brings, and that was not given in its place.
 * @throws FIELD_INVALID
 */
export function refuseForeignDefaults(
  template: TemplateFacts,
  typed: RawAnswers,
  { event, data }: { readonly event: string; readonly data: readonly DataField[] | undefined },
): void {
  if (data === undefined) return;
  for (const { key, flag } of QUESTIONS) {
    const brought = template.defaults?.[key];
    if (flag === undefined || brought === undefined || typed[key] !== undefined || key === "field") continue;
    const read = [
      ...[brought]
        .flat()
        .join(" ")
        .matchAll(/\bevent\.data\.(\w+)/g),
    ].map(([, name = ""]) => name);
    const missing = read.find((name) => !data.some((field) => field.name === name));
    if (missing === undefined) continue;
    const own = [template.defaults?.field ?? []].flat().find((text) => text.startsWith(`${missing}:`)) ?? missing;
    throw new ScaffoldError(
      "FIELD_INVALID",
      `The ${flag} that the template ${template.id} brings reads ${missing} of ${printable(event)}, which does not have it.`,
      { hint: `Give the event that field (--field ${own}), or give ${flag} yourself.` },
    );
  }
}
