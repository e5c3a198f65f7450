import { formatCron, parseCron } from "../../answers/cron.js";
import { parseTimeZone } from "../../answers/time-zone.js";
import { triggerOf } from "../../answers/trigger.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { AskContext, AskStep } from "./ask-step.js";
import { describeCron } from "./describe-cron.js";
import { promptOf } from "./question.js";

const OTHER = "other";
const SCHEDULES = [
  { value: "0 * * * *", label: "Every hour", hint: "0 * * * *" },
  { value: "0 */6 * * *", label: "Every 6 hours", hint: "0 */6 * * *" },
  { value: "0 */12 * * *", label: "Every 12 hours", hint: "0 */12 * * *" },
  { value: "0 2 * * *", label: "Daily at 2 AM", hint: "0 2 * * *" },
  { value: "0 0 * * 1", label: "Weekly on Monday", hint: "0 0 * * 1" },
  { value: OTHER, label: "Another schedule…" },
];

/** The schedule and its time zone, shown in words and with its next runs. */
export const askCron: AskStep = {
  applies: (raw) => triggerOf(raw) === "cron" || triggerOf(raw) === "both",
  async ask(context) {
    const { prompter } = context;
    const chosen = await prompter.select({ message: promptOf("cron"), choices: SCHEDULES });
    const text = chosen === OTHER ? await askOther(context) : chosen;
    if (text === CANCELLED) return CANCELLED;
    const parsed = parseCron(text);
    const zone = parsed.zone ?? (await askZone(context));
    if (zone === CANCELLED) return CANCELLED;
    const cron = formatCron(zone === "" ? { fields: parsed.fields } : { fields: parsed.fields, zone });
    prompter.info(describeCron(cron, new Date()));
    return { cron };
  },
};

const askOther = ({ prompter }: AskContext): Promise<string | Cancelled> =>
  prompter.text({
    message: "Which schedule?",
    placeholder: "minute hour day-of-month month day-of-week",
    check: parseCron,
  });

/** Empty for UTC. */
const askZone = ({ prompter }: AskContext): Promise<string | Cancelled> =>
  prompter.text({
    message: "In which time zone?",
    placeholder: "UTC, or Europe/Prague and the like",
    check: (text) => text === "" || parseTimeZone(text),
  });
