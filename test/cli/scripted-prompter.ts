import { CANCELLED, type Cancelled } from "../../src/cli/cancelled.js";
import type { Prompter } from "../../src/cli/wizard/prompter.js";

export interface Script {
  readonly prompter: Prompter;
  /** What was asked and said, in order: `text`, `select` and `info` lines. */
  readonly log: string[];
}

/** Answers prompts in order. A text that the question refuses is logged, and the next one tried, as on a terminal. */
export function scripted(...answers: (string | Cancelled)[]): Script {
  const log: string[] = [];
  const next = (): string | Cancelled => {
    const answer = answers.shift();
    if (answer === undefined) throw new Error(`Nothing is left to answer with:\n${log.join("\n")}`);
    return answer;
  };
  const prompter: Prompter = {
    async text({ message, initial, check }) {
      log.push(`text ${message}${initial === undefined ? "" : ` [${initial}]`}`);
      for (;;) {
        const answer = next();
        if (answer === CANCELLED) return CANCELLED;
        const text = answer === "<enter>" ? (initial ?? "") : answer;
        try {
          check(text);
          return text;
        } catch (error) {
          log.push(`refused ${text}: ${error instanceof Error ? error.message : error}`);
        }
      }
    },
    async select({ message, choices }) {
      log.push(`select ${message} [${choices.map((choice) => choice.label ?? choice.value).join(", ")}]`);
      const answer = next();
      const chosen = choices.find((choice) => answer === (choice.label ?? choice.value));
      if (answer !== CANCELLED && chosen === undefined) throw new Error(`There is no choice ${String(answer)}.`);
      return chosen?.value ?? CANCELLED;
    },
    intro: () => {},
    note: (text) => log.push(`note ${text}`),
    print: (text) => log.push(`print ${text}`),
    info: (text) => log.push(`info ${text}`),
    success: (text) => log.push(`success ${text}`),
    outro: () => {},
  };
  return { prompter, log };
}
