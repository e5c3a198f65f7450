import { needsEvent } from "../../answers/flow/check-combination.js";
import { QUESTIONS, type Question } from "../../answers/questions.js";
import type { RawAnswers } from "../../answers/raw-answers.js";
import { resolveAnswers } from "../../answers/resolve.js";
import type { TemplateFacts } from "../../answers/template-question.js";
import { triggerOf } from "../../answers/trigger.js";
import type { Project } from "../../project/project.js";
import { CANCELLED } from "../cancelled.js";
import type { Asked } from "./ask.js";
import { dataOf, keyField } from "./event-data.js";
import type { Choice, Prompter } from "./prompter.js";

const NONE = "none";

/** What is typed for an option, of each of the key's values where there is one. */
const EXAMPLES: Readonly<Record<string, (path: string) => string>> = {
  throttle: (path) => `10/1m, or 10/1m:${path} for 10 of each`,
  rateLimit: (path) => `10/1h, or 10/1h:${path} for 10 of each`,
  debounce: (path) => `30s, or 30s:${path} for each by itself`,
  priority: (path) => `${path} == "…" ? 120 : 0`,
  idempotency: (path) => path,
  cancelOn: () => "domain/entity.deleted",
  batch: () => "100/10s",
  timeout: () => "2h, or 2h,start=10m",
  singleton: (path) => `skip, cancel, or skip:${path} for one of each`,
};

/**
 * One question for all the options that most jobs do without, again after each that is chosen. An answer is judged with
 * all others, those to the template's questions among them.
 */
export async function askFlow(
  given: RawAnswers,
  template: TemplateFacts,
  { project, prompter }: { readonly project: Project; readonly prompter: Prompter },
): Promise<Asked> {
  let raw = given;
  const offered = QUESTIONS.filter((question) => question.group === "Flow" && fits(question, given, template));
  const field = keyField(dataOf(given, project)) ?? "id";
  for (;;) {
    const open = offered.filter(({ key }) => raw[key] === undefined);
    const choices = [{ value: NONE, label: raw === given ? "No" : "No more" }, ...open.map(choiceOf)];
    const chosen = await prompter.select({ message: "Anything else about how it runs?", choices });
    if (chosen === CANCELLED) return { raw, cancelled: true };
    const question = open.find(({ key }) => key === chosen);
    if (question === undefined) return { raw, cancelled: false };
    const answered = (text: string): RawAnswers => ({ ...raw, [question.key]: question.repeatable ? [text] : text });
    const check = (text: string): void => void (text === "" || resolveAnswers(answered(text), template, project));
    const placeholder = EXAMPLES[question.key]?.(`event.data.${field}`);
    const answer = await prompter.text({ message: question.prompt ?? "", placeholder, check });
    if (answer === CANCELLED) return { raw, cancelled: true };
    if (answer !== "") raw = answered(answer);
  }
}

function fits({ key }: Question, raw: RawAnswers, template: TemplateFacts): boolean {
  if (key === "batch") return template.handles?.includes("events") === true && triggerOf(raw) === "event";
  return triggerOf(raw) !== "cron" || !needsEvent(key);
}

/** "Rate limit", with the help text beside it. */
const choiceOf = ({ key, flag, describe }: Question): Choice => {
  const words = (flag ?? key).replace(/^--/, "").replaceAll("-", " ");
  return { value: key, label: words.charAt(0).toUpperCase() + words.slice(1), hint: describe };
};
