import { checkEventConvention, parseEventName } from "../../answers/event-name.js";
import { suggestEvents } from "../../answers/suggest.js";
import { triggerOf } from "../../answers/trigger.js";
import type { Project } from "../../project/project.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { AskContext, AskStep } from "./ask-step.js";
import type { Choice } from "./prompter.js";
import { promptOf } from "./question.js";

/** No event can have this name. */
const OTHER = " other";

/** The event: new ones suggested from the job's name and the project's domains, the existing ones, or one's own. */
export const askEvent: AskStep = {
  applies: (raw) => triggerOf(raw) !== "cron",
  async ask(context) {
    const { raw, project, prompter } = context;
    const suggested: Choice[] = suggestEvents(raw.name ?? "", project).map((value) => ({ value, hint: "new" }));
    const choices = [...suggested, ...existingEvents(project), { value: OTHER, label: "Another name…" }];
    const chosen = await prompter.select({ message: promptOf("event"), choices });
    const event = chosen === OTHER ? await askOther(context) : chosen;
    return event === CANCELLED ? CANCELLED : { event };
  },
};

function existingEvents(project: Project): Choice[] {
  const byName = new Map(project.events.map((event) => [event.value, event]));
  return [...byName.values()].map(({ value, file, line }) => ({ value, hint: `exists, ${file}:${line}` }));
}

async function askOther({ project, prompter }: AskContext): Promise<string | Cancelled> {
  const names = project.events.map((event) => event.value);
  const convention = { ...project.conventions, names };
  const check = (text: string): unknown =>
    names.includes(text) || checkEventConvention(parseEventName(text), convention);
  const domain = project.conventions.eventDomains[0] ?? "domain";
  const event = await prompter.text({
    message: "What is the event called?",
    placeholder: `${domain}/entity.action`,
    check,
  });
  if (event === CANCELLED || names.includes(event)) return event;
  const departure = checkEventConvention(event, convention);
  if (departure !== undefined) prompter.info(departure);
  return event;
}
