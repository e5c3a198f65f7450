import { triggerOf } from "../../answers/trigger.js";
import { CANCELLED } from "../cancelled.js";
import type { AskStep } from "./ask-step.js";
import { promptOf } from "./question.js";

export const askTrigger: AskStep = {
  applies: (raw) => triggerOf(raw) === undefined,
  async ask({ prompter }) {
    const choices = [
      { value: "event", label: "An event", hint: "something happened in the app" },
      { value: "cron", label: "A schedule", hint: "every hour, every night" },
      { value: "both", label: "Both", hint: "on a schedule, and by hand" },
    ];
    const trigger = await prompter.select({ message: promptOf("trigger"), choices });
    return trigger === CANCELLED ? CANCELLED : { trigger };
  },
};
