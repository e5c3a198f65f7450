import type { Answers, Field } from "../answers/answers.js";
import { refuseLoop } from "../answers/check-fit.js";
import { parseEventName } from "../answers/event-name.js";
import { formatFieldType, parseField } from "../answers/field.js";
import { OWNER_FIELDS } from "../answers/owner-fields.js";
import { printable } from "../answers/printable.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { RenderContext } from "../templates/context.js";
import { judgeRendered } from "../templates/judge-rendered.js";
import type { Template } from "../templates/load.js";
import { isWanted, renderValue } from "../templates/render.js";
import { knownFields } from "./known-fields.js";
import { type EventTypeInput, type EventTyping, planEventType } from "./plan-event-type.js";

export interface FurtherEventsInput extends Omit<EventTypeInput, "event" | "fields"> {
  readonly template: Template;
  readonly answers: Answers;
  /** Of the job itself, before anything further is known. */
  readonly context: RenderContext;
}

/**
 * Declares the events that a template needs beside the one that starts the job: those of its manifest, those that the
 * answers to its questions of type `event` name, which have the fields of the manifest's event of the same key where
 * there is one, and those that start the functions which answers of type `function` name.
 *
 * @returns by the key of the manifest's event or of the question
 * @throws TEMPLATE_INVALID when a template of the manifest renders to something else; EVENT_INVALID, FIELD_INVALID where
 * an answer is part of that, or an event that exists lacks what the template's code gives or reads
 */
export function furtherEvents(input: FurtherEventsInput): Record<string, EventTyping> {
  const { template, context } = input;
  const declared = template.manifest.events
    .filter((each) => isWanted(each.when, template, context))
    .map(({ key, name, fields }) => {
      const rendered = renderValue(template, context, name);
      const event = judgeRendered(template, name, () => parseEventName(rendered));
      if (!isAwaited(template, key)) refuseLoop(input.answers.event, { sent: [event], awaited: [] });
      const wanted = fields.flatMap((from) => {
        const texts = renderValue(template, context, from)
          .split("\n")
          .map((text) => text.trim());
        return texts
          .filter((text) => text !== "")
          .map((text) => ({ from, field: judgeRendered(template, from, () => parseField(text)) }));
      });
      refuseTwice(template, event, wanted);
      return [key, planned(input, { key, event, fields: wanted.map(({ field }) => field) })] as const;
    });
  return Object.fromEntries([...answered(input), ...called(input), ...declared]);
}

interface WantedField {
  readonly field: Field;
  /** The manifest's text for it. */
  readonly from: string;
}

/** What the job hands on may not be called what the template itself gives the event: one of the two would be lost. */
function refuseTwice({ manifest }: Template, event: string, wanted: readonly WantedField[]): void {
  const twice = wanted.find(({ field }, index) => wanted.findIndex((other) => other.field.name === field.name) < index);
  if (twice === undefined) return;
  const { name, type } = twice.field;
  const key = /\banswers\.(\w+)/.exec(twice.from)?.[1];
  const flag = manifest.questions.find((question) => question.key === key)?.flag;
  throw new ScaffoldError(
    "FIELD_INVALID",
    `The template ${manifest.id} gives ${printable(event)} a field ${name} (${formatFieldType(type)}), and the job's event has one that it hands on.`,
    {
      hint: `${flag === undefined ? "Call" : `Give another ${flag}, or call`} the field of the job's event something else.`,
    },
  );
}

const isAwaited = ({ manifest }: Template, key: string): boolean =>
  manifest.questions.some((question) => question.key === key && question.awaited === true);

interface FurtherEvent {
  readonly key: string;
  readonly event: string;
  readonly fields: readonly Field[];
}

/**
 * An event that exists with a type keeps it. What every payload of the registry has is part of a new one where the
 * event that starts the job has it to hand on.
 */
function planned(input: FurtherEventsInput, { key, event, fields }: FurtherEvent): EventTyping {
  const { project, context, template } = input;
  const had = new Set(context.event?.fields.filter((field) => !field.optional).map((field) => field.name));
  const known = project.events.find((each) => each.value === event && each.fields !== undefined);
  if (known !== undefined) {
    const typing = planEventType({ ...input, event, fields: undefined });
    const given = isAwaited(template, key) ? typing.fields.map((field) => field.name) : [...had];
    const read = template.manifest.questions.some((it) => it.key === key) || startsJob(template, key);
    const problem = misfit(typing.fields, fields, { given: new Set(given), read });
    if (problem === undefined) return { ...typing, fields: typing.fields.map((field) => datedAs(field, fields)) };
    const message = `The event ${printable(event)} exists, and ${problem} the template ${template.manifest.id}.`;
    const { file, line } = known;
    const hint = "Name another event, or change the type of this one.";
    throw new ScaffoldError("FIELD_INVALID", message, { file, line, hint });
  }
  const base = project.registry?.basePayload?.fields ?? [];
  if (base.every((name) => had.has(name)) || project.registry === undefined)
    return planEventType({ ...input, event, fields });
  const { basePayload: _, ...registry } = project.registry;
  return planEventType({ ...input, event, fields, project: { ...project, registry } });
}

const startsJob = ({ manifest: { jobs } }: Template, key: string): boolean => jobs.some(({ event }) => event === key);

interface Known {
  /** Names of fields that the template has for the event beside the wanted ones. */
  readonly given: ReadonlySet<string>;
  /** All that is wanted has to be there; of what is only sent, `eventData` leaves out what the event does not have. */
  readonly read: boolean;
}

/** Why an event that exists does not do for a template. */
function misfit(fields: readonly Field[], wanted: readonly Field[], { given, read }: Known): string | undefined {
  const fits = (field: Field, want: Field): boolean => (!read || !field.optional) && isAlike(field, want);
  const lacking = wanted.find((want) => {
    const field = fields.find(({ name }) => name === want.name);
    return !want.optional && (field === undefined ? read : !fits(field, want));
  });
  if (lacking !== undefined) return `lacks ${lacking.name} (${formatFieldType(lacking.type)}) for`;
  const foreign = fields.find(
    ({ name, optional }) => !optional && !given.has(name) && !wanted.some((want) => want.name === name),
  );
  return foreign && `needs ${foreign.name}, which it does not get from`;
}

/** A date travels as text, and is no more in the type of an event that exists; the template may know better. */
function datedAs(field: Field, wanted: readonly Field[]): Field {
  const date = wanted.find(({ name, type }) => name === field.name && type.kind === "date");
  return date !== undefined && field.type.kind === "string" ? { ...field, type: date.type } : field;
}

/** A type that is not read exactly counts as text. */
const isAlike = ({ type: one }: Field, { type: other }: Field): boolean =>
  [one.kind, other.kind].every((kind) => kind !== "number" && kind !== "boolean") || one.kind === other.kind;

/**
 * The events that start the functions which the answers name, where their types can be read.
 * @throws FIELD_INVALID where the job has not the data to call one
 */
function called({ template, answers, project, context }: FurtherEventsInput): (readonly [string, EventTyping])[] {
  return template.manifest.questions.flatMap(({ key, type, flag }) => {
    const found = type === "function" ? project.functions.find((each) => each.id === answers.extra[key]) : undefined;
    const known = project.events.find((each) => found?.events.includes(each.value) && each.fields !== undefined);
    if (found === undefined || known === undefined) return [];
    const fields = knownFields(known);
    const had = context.event?.fields.filter((field) => !field.optional) ?? [];
    const lacking = fields.find(
      (field) => !field.optional && !had.some((each) => each.name === field.name && isAlike(each, field)),
    );
    if (lacking === undefined) return [[key, { event: known.value, fields, typing: "client" }] as const];
    const text = `${lacking.name}:${formatFieldType(lacking.type)}`;
    const { file, line } = known;
    const message = `The function ${found.id} given to ${flag} needs ${text}, which the job's event does not have.`;
    throw new ScaffoldError("FIELD_INVALID", message, { file, line, hint: `Add --field ${text}.` });
  });
}

function answered(input: FurtherEventsInput): (readonly [string, EventTyping])[] {
  const { template, answers, context } = input;
  const fields = handedOn(context.event?.fields ?? [], context.entity.camel);
  return template.manifest.questions.flatMap(({ key, type }) => {
    const event = answers.extra[key];
    const isDeclared = template.manifest.events.some((each) => each.key === key);
    return type === "event" && typeof event === "string" && !isDeclared
      ? [[key, planEventType({ ...input, event, fields })] as const]
      : [];
  });
}

/** What the next job is told: on what and for whom. */
const handedOn = (fields: readonly Field[], entity: string): Field[] =>
  fields.filter(({ name }) => [`${entity}Id`, ...OWNER_FIELDS].includes(name));
