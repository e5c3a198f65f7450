import { checkExpression } from "../../answers/flow/check-expression.js";
import { parseConcurrency } from "../../answers/flow/concurrency.js";
import { CANCELLED } from "../cancelled.js";
import type { AskStep } from "./ask-step.js";
import { dataOf, keyField } from "./event-data.js";
import { promptOf } from "./question.js";

/** How many runs at once, per key where one is given; an empty answer sets no limit. */
export const askConcurrency: AskStep = {
  applies: () => true,
  async ask({ raw, project, prompter }) {
    const event = dataOf(raw, project);
    const example = keyField(event);
    const use = { flag: "--concurrency", gives: "key", event, sdk: project.sdk.value } as const;
    const check = (text: string): void => {
      const { key } = text === "" ? {} : parseConcurrency(text);
      if (key !== undefined) checkExpression(key, use);
    };
    const placeholder = example ? `no limit; or 5, or 5:event.data.${example} for 5 of each` : "no limit; or 5";
    const concurrency = await prompter.text({ message: promptOf("concurrency"), placeholder, check });
    if (concurrency === CANCELLED) return CANCELLED;
    return concurrency === "" ? {} : { concurrency: [concurrency] };
  },
};
