import { checkKeyFields, parseConcurrency } from "../../answers/concurrency.js";
import { parseFields } from "../../answers/field.js";
import type { RawAnswers } from "../../answers/raw-answers.js";
import type { Project } from "../../project/project.js";
import { CANCELLED } from "../cancelled.js";
import type { AskStep } from "./ask-step.js";
import { promptOf } from "./question.js";

/** How many runs at once, per key where one is given; an empty answer sets no limit. */
export const askConcurrency: AskStep = {
  applies: () => true,
  async ask({ raw, project, prompter }) {
    const fields = fieldNames(raw, project);
    const example = fields?.find((name) => /^(organization|tenant)Id$/.test(name)) ?? fields?.[0];
    const check = (text: string): void => {
      if (text === "") return;
      const { key } = parseConcurrency(text);
      if (key !== undefined && fields !== undefined) checkKeyFields(key, fields);
    };
    const placeholder = example ? `no limit; or 5, or 5:event.data.${example} for 5 of each` : "no limit; or 5";
    const concurrency = await prompter.text({ message: promptOf("concurrency"), placeholder, check });
    if (concurrency === CANCELLED) return CANCELLED;
    return concurrency === "" ? {} : { concurrency };
  },
};

/** Undefined where the event's type cannot be read. */
function fieldNames(raw: RawAnswers, project: Project): string[] | undefined {
  if (raw.event === undefined) return [];
  const base = project.registry?.basePayload?.fields ?? [];
  if (raw.field !== undefined) return [...new Set([...base, ...parseFields(raw.field).map((field) => field.name)])];
  return project.events.find((known) => known.value === raw.event && known.fields)?.fields?.map((field) => field.name);
}
