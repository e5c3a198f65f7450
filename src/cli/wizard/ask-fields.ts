import { formatField, parseFields } from "../../answers/field.js";
import type { RawAnswers } from "../../answers/raw-answers.js";
import { guessEntity, suggestFields } from "../../answers/suggest.js";
import { triggerOf } from "../../answers/trigger.js";
import type { Project } from "../../project/project.js";
import { CANCELLED } from "../cancelled.js";
import type { AskStep } from "./ask-step.js";

/** What a new event carries: its ids, whose it is, and options. An event with a type keeps it. */
export const askFields: AskStep = {
  applies: (raw, project) => raw.event !== undefined && !hasType(raw.event, project),
  async ask({ raw, project, prompter, idType }) {
    const entity = entityOf(raw);
    const { ids, context } = suggestFields(entity, project);
    // What names a row has the type of its id; a text needs no word.
    const typed = ids.map((id) => (id === `${entity}Id` && idType(entity) === "number" ? `${id}:number` : id));
    const prompts = [
      {
        message: "Which ids does the event carry? (name:type, string unless said otherwise)",
        initial: typed.join(" "),
      },
      { message: "Whose is it? (context ids)", initial: context.join(" ") },
      { message: "Which options? (language:string? mode:fast|full?)", placeholder: "none" },
    ];
    const field: string[] = [];
    for (const prompt of prompts) {
      const text = await prompter.text({ ...prompt, check: (typed) => parseFields([...field, ...splitFields(typed)]) });
      if (text === CANCELLED) return CANCELLED;
      field.push(...splitFields(text));
    }
    return { field: parseFields(field).map(formatField) };
  },
};

/** What runs by the clock as well goes over the organizations, unless something else is said. */
const entityOf = (raw: RawAnswers): string =>
  raw.entity ?? (triggerOf(raw) === "both" ? "organization" : guessEntity(raw.name ?? "", raw.event));

const hasType = (event: string, project: Project): boolean =>
  project.events.some((known) => known.value === event && known.fields !== undefined);

/** At a prompt a bare name is a string. */
const splitFields = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((field) => (field.includes(":") ? field : field.replace(/^(.*?)(\??)$/, "$1:string$2")));
