import { parseWholeNumber } from "../../answers/whole-number.js";
import { CANCELLED } from "../cancelled.js";
import type { AskStep } from "./ask-step.js";
import { promptOf } from "./question.js";

/** Retries; an empty answer leaves them to what the project does. */
export const askRetries: AskStep = {
  applies: () => true,
  async ask({ prompter }) {
    const check = (text: string): unknown => text === "" || parseWholeNumber("--retries", text, { least: 0, most: 20 });
    const retries = await prompter.text({
      message: promptOf("retries"),
      placeholder: "as the project's other functions",
      check,
    });
    if (retries === CANCELLED) return CANCELLED;
    return retries === "" ? {} : { retries };
  },
};
