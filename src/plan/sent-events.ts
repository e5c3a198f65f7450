import type { Answers, Field } from "../answers/answers.js";
import type { TemplateQuestion } from "../answers/template-question.js";
import { type EventTypeInput, type EventTyping, planEventType } from "./plan-event-type.js";

export interface SentEventsInput extends Omit<EventTypeInput, "event" | "fields"> {
  readonly questions: readonly TemplateQuestion[];
  readonly answers: Answers;
  /** camelCase. */
  readonly entity: string;
  /** The event that starts the job. */
  readonly trigger: EventTyping | undefined;
}

/** Declares the events that the job itself sends, as its template's questions of type `event` were answered. */
export function sentEvents(input: SentEventsInput): Record<string, EventTyping> {
  const { questions, answers, trigger, entity } = input;
  const fields = handedOn(trigger?.fields ?? [], entity);
  const sent = questions.flatMap(({ key, type }) => {
    const event = answers.extra[key];
    return type === "event" && typeof event === "string"
      ? [[key, planEventType({ ...input, event, fields })] as const]
      : [];
  });
  return Object.fromEntries(sent);
}

/** What the next job is told: on what and for whom. */
const handedOn = (fields: readonly Field[], entity: string): Field[] =>
  fields.filter(({ name }) => [`${entity}Id`, "organizationId", "tenantId"].includes(name));
