import type { RawAnswers } from "../../answers/raw-answers.js";
import { triggerOf } from "../../answers/trigger.js";
import { parseWholeNumber } from "../../answers/whole-number.js";
import { functionOptions } from "../../plan/options.js";
import type { Project } from "../../project/project.js";
import { CANCELLED } from "../cancelled.js";
import type { AskStep } from "./ask-step.js";
import { promptOf } from "./question.js";

/** Retries; an empty answer leaves them to what the project does. */
export const askRetries: AskStep = {
  applies: () => true,
  async ask({ raw, project, prompter }) {
    const check = (text: string): unknown => text === "" || parseWholeNumber("--retries", text, { least: 0, most: 20 });
    const retries = await prompter.text({
      message: promptOf("retries"),
      placeholder: defaultRetries(raw, project),
      check,
    });
    if (retries === CANCELLED) return CANCELLED;
    return retries === "" ? {} : { retries };
  },
};

/** What the plan takes where nothing is answered. */
function defaultRetries(raw: RawAnswers, project: Project): string {
  const answers = { name: raw.name ?? "", template: "", trigger: triggerOf(raw) ?? "event", extra: {} };
  return functionOptions({ project, answers }).find((option) => option.key === "retries")?.value ?? "";
}
