import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Project, Warning } from "../project/project.js";
import type { Answers } from "./answers.js";
import { checkFit, refuseLoop } from "./check-fit.js";
import { checkKeyFields, parseConcurrency } from "./concurrency.js";
import { definedOnly } from "./defined-only.js";
import { fieldsToDeclare } from "./event-fields.js";
import { checkEventConvention, parseEventName } from "./event-name.js";
import { parseFields } from "./field.js";
import { requireAnswers } from "./missing-answers.js";
import { checkRawAnswers } from "./questions.js";
import type { RawAnswers } from "./raw-answers.js";
import { refuseMissingFields, withDefaults } from "./template-defaults.js";
import { answerTemplate, type TemplateFacts } from "./template-question.js";
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
  const { name = "", cron, cronEnv, entity, feature, db, test, serve, dir, client } = raw;
  const extra = answerTemplate(template, raw.extra);
  const sent = eventsSent(template, extra);
  refuseLoop(raw.event, sent);
  const named = raw.event === undefined ? sent : [raw.event, ...sent];
  const warnings = [...checkFit(raw, project), ...named.flatMap((event) => judgeEvent(event, project))];
  const fields = eventFields(raw, project);
  refuseMissingFields(template, raw.event, { fields, project });
  const options = functionAnswers(raw);
  const { concurrency } = options;
  if (concurrency?.key !== undefined) judgeKey(concurrency.key, raw.event, fields, project);
  const answers = {
    name,
    template: template.id,
    trigger,
    event: raw.event,
    ...{ cron, cronEnv, fields, entity, feature },
    ...options,
    ...{ db, test, serve, dir, client },
    extra,
  };
  return { answers: definedOnly(answers) as Answers, warnings };
}

/** The options of a function as far as they were answered; the answers have been checked. */
export const functionAnswers = (raw: RawAnswers): Pick<Answers, "retries" | "concurrency"> =>
  definedOnly({
    retries: raw.retries === undefined ? undefined : Number(raw.retries),
    concurrency: raw.concurrency === undefined ? undefined : parseConcurrency(raw.concurrency),
  });

/**
 * Judges an event that an answer to a template's question names.
 * @throws EVENT_INVALID, ANSWER_INVALID
 */
export function checkSentEvent(event: string, raw: RawAnswers, project: Project): void {
  refuseLoop(raw.event, [event]);
  judgeEvent(event, project);
}

/** The events that answers to the template's questions name. */
function eventsSent({ questions }: TemplateFacts, extra: Answers["extra"]): string[] {
  const answered = questions.filter(({ type }) => type === "event").map(({ key }) => extra[key]);
  return answered.filter((event) => typeof event === "string");
}

function judgeEvent(event: string, project: Project): Warning[] {
  const names = project.events.map((known) => known.value);
  if (names.includes(event)) return [];
  const { eventsHaveDomain, eventDomains } = project.conventions;
  const departure = checkEventConvention(parseEventName(event), { eventsHaveDomain, eventDomains, names });
  return departure === undefined ? [] : [{ code: "EVENT_CONVENTION", message: departure }];
}

function eventFields(raw: RawAnswers, project: Project): Answers["fields"] {
  const given = raw.field === undefined ? undefined : parseFields(raw.field);
  if (raw.event !== undefined) return fieldsToDeclare(project, raw.event, given);
  if (given === undefined) return undefined;
  throw new ScaffoldError("ANSWER_INVALID", "--field is given, but the job has no event that could carry it.", {
    hint: "Leave --field out, or give --event.",
  });
}

function judgeKey(key: string, event: string | undefined, fields: Answers["fields"], project: Project): void {
  const declared = fields ?? project.events.find((known) => known.value === event && known.fields)?.fields;
  if (event !== undefined && declared === undefined) return;
  const base = project.registry?.basePayload?.fields ?? [];
  checkKeyFields(key, [...new Set([...base, ...(declared ?? []).map((field) => field.name)])]);
}
