import { withDefaults } from "../../answers/template-defaults.js";
import { triggerOf } from "../../answers/trigger.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { AskContext, AskStep, TemplateChoice } from "./ask-step.js";
import { promptOf } from "./question.js";

const KINDS = [
  { value: "event", label: "An event", hint: "something happened in the app" },
  { value: "cron", label: "A schedule", hint: "every hour, every night" },
  { value: "both", label: "Both", hint: "on a schedule, and by hand" },
];

/** No trigger has this name. */
const PATTERN = " pattern";

/** What starts the job; a template that can be started in one way only answers it, and another can be chosen here. */
export const askTrigger: AskStep = {
  applies: (raw) => triggerOf(raw) === undefined,
  async ask(context) {
    const { raw, templates, prompter } = context;
    const chosen = templates.find(({ id }) => id === raw.template);
    const kinds = KINDS.filter(({ value }) => chosen?.trigger?.includes(value) ?? true);
    const [only, ...others] = kinds;
    if (only !== undefined && others.length === 0) return { trigger: only.value };
    const offered = raw.template === undefined && patternsOf(templates).length > 0;
    const more = offered
      ? [{ value: PATTERN, label: "A pattern or pipeline…", hint: "fan-out, batches, scoring" }]
      : [];
    const trigger = await prompter.select({ message: promptOf("trigger"), choices: [...kinds, ...more] });
    if (trigger === CANCELLED) return CANCELLED;
    return trigger === PATTERN ? askPattern(context) : { trigger };
  },
};

/** Those that no trigger alone leads to. */
const patternsOf = (templates: readonly TemplateChoice[]): TemplateChoice[] =>
  templates.filter(({ id }) => !["event", "cron", "multi"].includes(id));

/** A template with the answers that it brings, and what starts it. */
async function askPattern(context: AskContext): Promise<AskContext["raw"] | Cancelled> {
  const choices = patternsOf(context.templates).map(({ id, title }) => ({ value: id, hint: title }));
  const template = await context.prompter.select({ message: "Which one?", choices });
  if (template === CANCELLED) return CANCELLED;
  const facts = context.templates.find(({ id }) => id === template);
  const raw = withDefaults({ ...context.raw, template }, facts);
  if (triggerOf(raw) !== undefined) return raw;
  const trigger = await askTrigger.ask({ ...context, raw });
  return trigger === CANCELLED ? CANCELLED : { ...raw, ...trigger };
}
