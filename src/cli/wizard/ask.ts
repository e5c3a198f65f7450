import { QUESTIONS } from "../../answers/questions.js";
import type { RawAnswers } from "../../answers/raw-answers.js";
import type { Project } from "../../project/project.js";
import { CANCELLED } from "../cancelled.js";
import { askConcurrency } from "./ask-concurrency.js";
import { askCron } from "./ask-cron.js";
import { askEvent } from "./ask-event.js";
import { askFeature } from "./ask-feature.js";
import { askFields } from "./ask-fields.js";
import { askName } from "./ask-name.js";
import { askRetries } from "./ask-retries.js";
import type { AskContext, AskStep, TemplateChoice } from "./ask-step.js";
import { askTrigger } from "./ask-trigger.js";
import type { Prompter } from "./prompter.js";

const STEPS: ReadonlyMap<string, AskStep> = new Map(
  Object.entries({
    name: askName,
    trigger: askTrigger,
    event: askEvent,
    cron: askCron,
    field: askFields,
    feature: askFeature,
    retries: askRetries,
    concurrency: askConcurrency,
  } satisfies Partial<Record<keyof RawAnswers, AskStep>>),
);

export interface Asked {
  /** All answers there are, those given at the start among them. */
  readonly raw: RawAnswers;
  readonly cancelled: boolean;
}

/**
 * Asks what was not answered yet, in the order of the table. Each answer is judged before the next question.
 *
 * @param templates those that can be chosen beside the plain ones
 * @param idType of the id by which an event names a row
 */
export async function ask(
  given: RawAnswers,
  project: Project,
  {
    prompter,
    templates = [],
    idType = () => "string",
  }: {
    readonly prompter: Prompter;
    readonly templates?: readonly TemplateChoice[];
    readonly idType?: AskContext["idType"];
  },
): Promise<Asked> {
  let raw = given;
  for (const { key } of QUESTIONS) {
    const step = raw[key] === undefined ? STEPS.get(key) : undefined;
    if (!step?.applies(raw, project)) continue;
    const answer = await step.ask({ raw, project, prompter, templates, idType });
    if (answer === CANCELLED) return { raw, cancelled: true };
    raw = { ...raw, ...answer };
  }
  return { raw, cancelled: false };
}
