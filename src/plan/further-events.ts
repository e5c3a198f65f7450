import type { Answers, Field } from "../answers/answers.js";
import { parseEventName } from "../answers/event-name.js";
import { parseFields } from "../answers/field.js";
import type { RenderContext } from "../templates/context.js";
import type { Template } from "../templates/load.js";
import { isWanted, renderValue } from "../templates/render.js";
import { type EventTypeInput, type EventTyping, planEventType } from "./plan-event-type.js";

export interface FurtherEventsInput extends Omit<EventTypeInput, "event" | "fields"> {
  readonly template: Template;
  readonly answers: Answers;
  /** Of the job itself, before anything further is known. */
  readonly context: RenderContext;
}

/**
 * Declares the events that a template needs beside the one that starts the job: those of its manifest, and those that
 * the answers to its questions of type `event` name.
 *
 * @returns by the key of the manifest's event or of the question
 * @throws EVENT_INVALID, FIELD_INVALID when a template of the manifest renders to something else
 */
export function furtherEvents(input: FurtherEventsInput): Record<string, EventTyping> {
  const { template, context } = input;
  const declared = template.manifest.events
    .filter((each) => isWanted(each.when, template, context))
    .map(({ key, name, fields }) => {
      const event = parseEventName(renderValue(template, context, name));
      const texts = fields.flatMap((field) => renderValue(template, context, field).split("\n"));
      const known = parseFields(texts.map((text) => text.trim()).filter((text) => text !== ""));
      return [key, planned(input, event, known)] as const;
    });
  return Object.fromEntries([...declared, ...answered(input)]);
}

/**
 * An event that exists with a type keeps it. What every payload of the registry has is part of a new one where the
 * event that starts the job has it to hand on.
 */
function planned(input: FurtherEventsInput, event: string, fields: readonly Field[]): EventTyping {
  const { project, context } = input;
  if (project.events.some((each) => each.value === event && each.fields !== undefined))
    return planEventType({ ...input, event, fields: undefined });
  const had = new Set(context.event?.fields.map((field) => field.name));
  const base = project.registry?.basePayload?.fields ?? [];
  if (base.every((name) => had.has(name)) || project.registry === undefined)
    return planEventType({ ...input, event, fields });
  const { basePayload: _, ...registry } = project.registry;
  return planEventType({ ...input, event, fields, project: { ...project, registry } });
}

function answered(input: FurtherEventsInput): (readonly [string, EventTyping])[] {
  const { template, answers, context } = input;
  const fields = handedOn(context.event?.fields ?? [], context.entity.camel);
  return template.manifest.questions.flatMap(({ key, type }) => {
    const event = answers.extra[key];
    return type === "event" && typeof event === "string"
      ? [[key, planEventType({ ...input, event, fields })] as const]
      : [];
  });
}

/** What the next job is told: on what and for whom. */
const handedOn = (fields: readonly Field[], entity: string): Field[] =>
  fields.filter(({ name }) => [`${entity}Id`, "organizationId", "tenantId"].includes(name));
