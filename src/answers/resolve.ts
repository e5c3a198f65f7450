import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Project, Warning } from "../project/project.js";
import type { Answers } from "./answers.js";
import { checkCalledFunctions } from "./called-functions.js";
import { checkFit, refuseLoop } from "./check-fit.js";
import { checkNeeds } from "./check-needs.js";
import { checkRawAnswers } from "./check-raw-answers.js";
import { refuseEndedWaits } from "./check-waits.js";
import { definedOnly } from "./defined-only.js";
import { fieldsToDeclare, hasFields } from "./event-fields.js";
import { checkEventConvention, parseEventName } from "./event-name.js";
import { parseFields } from "./field.js";
import { parseCancelOn } from "./flow/cancel-on.js";
import { eventData } from "./flow/event-data.js";
import { resolveFlow } from "./flow/resolve-flow.js";
import { requireAnswers } from "./missing-answers.js";
import type { RawAnswers } from "./raw-answers.js";
import { parseStatusColumn } from "./status-column.js";
import { refuseForeignDefaults, refuseMissingFields, withDefaults } from "./template-defaults.js";
import { answerTemplate, type TemplateFacts, type TemplateQuestion } from "./template-question.js";
import { checkTemplateTrigger, triggerOf } from "./trigger.js";

export interface Resolved {
  readonly answers: Answers;
  readonly warnings: readonly Warning[];
}

/**
 * Judges what was typed against the project and the template, and fills in what follows from it.
 * @throws MISSING_ANSWER, NAME_INVALID, EVENT_INVALID, CRON_INVALID, FIELD_INVALID, ANSWER_INVALID
 */
export function resolveAnswers(typed: RawAnswers, template: TemplateFacts, project: Project): Resolved {
  const raw = checkRawAnswers(withDefaults(typed, template));
  requireAnswers(raw);
  const trigger = triggerOf(raw) ?? "event";
  checkTemplateTrigger(template, trigger);
  const { name = "", cron, cronEnv, entity, feature, test, serve, dir, client, testDir, emitFrom } = raw;
  const extra = answerTemplate(template, raw.extra);
  checkCalledFunctions(template, { name, extra, given: raw.extra }, project);
  const { sent, awaited } = eventsNamed(template, extra);
  refuseLoop(raw.event, { sent, awaited });
  const cancelling = raw.cancelOn?.map((text) => parseCancelOn(text).event) ?? [];
  const named = [...(raw.event === undefined ? [] : [raw.event]), ...sent, ...awaited, ...cancelling];
  const warnings = [...checkFit(raw, project), ...named.flatMap((event) => judgeEvent(event, project))];
  const fields = eventFields(typed.field === undefined ? withoutFieldsOfKnown(raw, project) : raw, project);
  refuseMissingFields(template, raw.event, { fields, project });
  const data = raw.event === undefined ? [] : eventData(project, raw.event, fields);
  if (raw.event !== undefined) refuseForeignDefaults(template, typed, { event: raw.event, data });
  const flow = resolveFlow(raw, { project, template, trigger, event: raw.event, entity, fields, sent });
  refuseEndedWaits(template, extra, flow.options);
  checkNeeds(template, { trigger, event: raw.event, entity, options: flow.options, data });
  const answers = {
    name,
    template: template.id,
    trigger,
    event: raw.event,
    ...{ cron, cronEnv, fields, entity, feature },
    ...flow.options,
    ...databaseAnswers(raw),
    ...{ test, serve, dir, client, testDir, emitFrom },
    extra,
  };
  return { answers: definedOnly(answers) as Answers, warnings: [...warnings, ...flow.warnings] };
}

/** @param raw judged */
function databaseAnswers({
  db,
  dbClient,
  statusColumn,
  statusTable,
}: RawAnswers): Partial<Record<keyof Answers, unknown>> {
  const column = statusColumn === undefined ? undefined : (parseStatusColumn(statusColumn) ?? false);
  return { db, dbClient, statusColumn: column, statusTable };
}

/**
 * Judges an event that an answer to a template's question names.
 * @throws EVENT_INVALID, ANSWER_INVALID
 */
export function checkNamedEvent(
  event: string,
  { awaited }: TemplateQuestion,
  { raw, project }: { readonly raw: RawAnswers; readonly project: Project },
): void {
  refuseLoop(raw.event, awaited ? { sent: [], awaited: [event] } : { sent: [event], awaited: [] });
  judgeEvent(event, project);
}

/** The events that answers to the template's questions name. */
function eventsNamed({ questions }: TemplateFacts, extra: Answers["extra"]): { sent: string[]; awaited: string[] } {
  const named = (awaited: boolean): string[] =>
    questions
      .filter((question) => question.type === "event" && (question.awaited ?? false) === awaited)
      .map(({ key }) => extra[key])
      .filter((event) => typeof event === "string");
  return { sent: named(false), awaited: named(true) };
}

function judgeEvent(event: string, project: Project): Warning[] {
  const names = project.events.map((known) => known.value);
  if (names.includes(event)) return [];
  const { eventsHaveDomain, eventDomains } = project.conventions;
  const departure = checkEventConvention(parseEventName(event), { eventsHaveDomain, eventDomains, names });
  return departure === undefined ? [] : [{ code: "EVENT_CONVENTION", message: departure }];
}

/** The fields that a template brings are for an event that is new, or has them: they say more than its type, as of dates. */
function withoutFieldsOfKnown({ field, ...raw }: RawAnswers, project: Project): RawAnswers {
  if (field === undefined || raw.event === undefined) return raw;
  const isNew = !project.events.some((known) => known.value === raw.event);
  return isNew || hasFields(project, raw.event, parseFields(field)) ? { ...raw, field } : raw;
}

function eventFields(raw: RawAnswers, project: Project): Answers["fields"] {
  const given = raw.field === undefined ? undefined : parseFields(raw.field);
  if (raw.event !== undefined) return fieldsToDeclare(project, raw.event, given);
  if (given === undefined) return undefined;
  throw new ScaffoldError("ANSWER_INVALID", "--field is given, but the job has no event that could carry it.", {
    hint: "Leave --field out, or give --event.",
  });
}
