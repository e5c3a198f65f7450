import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Trigger } from "./answers.js";
import type { RawAnswers } from "./raw-answers.js";
import type { TemplateFacts } from "./template-question.js";

/** The template that is meant where only the trigger is known. */
const TEMPLATE_OF_TRIGGER: Readonly<Record<Trigger, string>> = { event: "event", cron: "cron", both: "multi" };

const isTrigger = (text: string | undefined): text is Trigger => text === "event" || text === "cron" || text === "both";

/**
 * What starts the job: `--event` alone means event, `--cron` alone cron, both mean both. Undefined where nothing tells.
 * @throws ANSWER_INVALID when `--trigger` contradicts the rest
 */
export function triggerOf(raw: RawAnswers): Trigger | undefined {
  const event = raw.event !== undefined;
  const cron = raw.cron !== undefined || raw.cronEnv !== undefined;
  const wanted = isTrigger(raw.trigger) ? raw.trigger : undefined;
  if (wanted === "event" && cron)
    throw contradiction("--trigger event", raw.cron === undefined ? "--cron-env" : "--cron");
  if (wanted === "cron" && event) throw contradiction("--trigger cron", "--event");
  if (wanted) return wanted;
  if (event) return cron ? "both" : "event";
  return cron ? "cron" : undefined;
}

/** The ids of the templates that a job without `--template` can have. */
export const USUAL_TEMPLATES: readonly string[] = Object.values(TEMPLATE_OF_TRIGGER);

/** The id of the template that the answers so far lead to. */
export function templateOf(raw: RawAnswers): string | undefined {
  const trigger = triggerOf(raw);
  return raw.template ?? (trigger && TEMPLATE_OF_TRIGGER[trigger]);
}

/** @throws ANSWER_INVALID when the template cannot be started so */
export function checkTemplateTrigger(template: TemplateFacts, trigger: Trigger): void {
  const { id, trigger: allowed = [] } = template;
  if (allowed.length === 0 || allowed.includes(trigger)) return;
  throw new ScaffoldError(
    "ANSWER_INVALID",
    `The template ${id} is started by ${allowed.join(" or ")}, not by ${trigger}.`,
    {
      hint: `Leave --template out to get ${TEMPLATE_OF_TRIGGER[trigger]}, or give what starts ${id}.`,
    },
  );
}

const contradiction = (one: string, other: string): ScaffoldError =>
  new ScaffoldError("ANSWER_INVALID", `${one} and ${other} contradict each other.`, {
    hint: `Leave one of them out; --trigger both takes an event and a schedule.`,
  });
