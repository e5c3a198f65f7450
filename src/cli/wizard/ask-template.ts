import type { RawAnswers } from "../../answers/raw-answers.js";
import { parseTemplateAnswer, type TemplateFacts, type TemplateQuestion } from "../../answers/template-question.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { Asked } from "./ask.js";
import type { Prompter } from "./prompter.js";

/** Asks what the template itself wants to know and was not given. */
export async function askTemplate(given: RawAnswers, template: TemplateFacts, prompter: Prompter): Promise<Asked> {
  let raw = given;
  for (const question of template.questions) {
    if (raw.extra?.[question.key] !== undefined) continue;
    const answer = await askOne(question, prompter);
    if (answer === CANCELLED) return { raw, cancelled: true };
    if (answer !== "") raw = { ...raw, extra: { ...raw.extra, [question.key]: answer } };
  }
  return { raw, cancelled: false };
}

async function askOne(question: TemplateQuestion, prompter: Prompter): Promise<string | boolean | Cancelled> {
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
  const check = (text: string): unknown => (optional && text === "") || parseTemplateAnswer(question, text);
  return prompter.text({ message, initial, placeholder: optional ? "none" : undefined, check });
}
