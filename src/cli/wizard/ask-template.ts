import type { RawAnswers } from "../../answers/raw-answers.js";
import { checkNamedEvent } from "../../answers/resolve.js";
import { parseTemplateAnswer, type TemplateFacts, type TemplateQuestion } from "../../answers/template-question.js";
import type { Project } from "../../project/project.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { Asked } from "./ask.js";
import { askCancelOn } from "./ask-cancel-on.js";
import type { Prompter } from "./prompter.js";

/** Asks what the template itself wants to know and was not given. */
export async function askTemplate(
  given: RawAnswers,
  template: TemplateFacts,
  { project, prompter }: { readonly project: Project; readonly prompter: Prompter },
): Promise<Asked> {
  let raw = given;
  if (template.needs?.includes("cancelOn") && raw.cancelOn === undefined) {
    const cancelOn = await askCancelOn(prompter);
    if (cancelOn === CANCELLED) return { raw, cancelled: true };
    raw = { ...raw, cancelOn };
  }
  for (const question of template.questions) {
    if (raw.extra?.[question.key] !== undefined) continue;
    const judge = (event: string): void => checkNamedEvent(event, question, { raw: given, project });
    const answer = await askOne(question, prompter, judge);
    if (answer === CANCELLED) return { raw, cancelled: true };
    if (answer !== "") raw = { ...raw, extra: { ...raw.extra, [question.key]: answer } };
  }
  return { raw, cancelled: false };
}

/** @param judge of the event that an answer names */
async function askOne(
  question: TemplateQuestion,
  prompter: Prompter,
  judge: (event: string) => void,
): Promise<string | boolean | Cancelled> {
  const { prompt: message, default: preset, required } = question;
  if (question.type === "boolean") {
    const choices = [
      { value: "true", label: "Yes" },
      { value: "false", label: "No" },
    ];
    const answer = await prompter.select({ message, choices, initial: String(preset ?? false) });
    return answer === CANCELLED ? CANCELLED : answer === "true";
  }
  const initial = preset === undefined ? undefined : String(preset);
  if (question.choices)
    return prompter.select({ message, choices: question.choices.map((value) => ({ value })), initial });
  const optional = !required && preset === undefined;
  const check = (text: string): void => {
    if (optional && text === "") return;
    const parsed = parseTemplateAnswer(question, text);
    if (question.type === "event") judge(String(parsed));
  };
  return prompter.text({ message, initial, placeholder: optional ? "none" : undefined, check });
}
