import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Project } from "../project/project.js";
import type { Answers } from "./answers.js";
import { nearest } from "./nearest.js";
import { printable } from "./printable.js";
import type { RawAnswers } from "./raw-answers.js";
import type { TemplateFacts } from "./template-question.js";

/** A template's default that is no answer in this project. */
export class DefaultRefused extends ScaffoldError {
  /** Of the question. */
  readonly key: string;

  constructor(key: string, { code, message, hint }: ScaffoldError) {
    super(code, message, { hint });
    this.key = key;
  }
}

/**
 * Judges the functions that answers to a template's questions name: each has to be there, and another than the job.
 *
 * @param answers `given` holds those of `extra` that are no default of the template
 * @throws ANSWER_INVALID; a DefaultRefused where the template brings the answer
 */
export function checkCalledFunctions(
  { id: template, questions }: TemplateFacts,
  answers: Pick<Answers, "name" | "extra"> & { readonly given: RawAnswers["extra"] },
  project: Project,
): void {
  for (const { key, flag, type } of questions) {
    const id = answers.extra[key];
    if (type !== "function" || typeof id !== "string") continue;
    const isGiven = answers.given?.[key] !== undefined;
    const by = isGiven ? ` given to ${flag}` : `, the default of the template ${template} for ${flag},`;
    const error = calledWrongly({ id, by }, answers.name, project);
    if (error !== undefined) throw isGiven ? error : new DefaultRefused(key, error);
  }
}

function calledWrongly(
  { id, by }: { id: string; by: string },
  name: string,
  { functions }: Project,
): ScaffoldError | undefined {
  const others = functions.filter((each) => each.id !== name && each.exportName !== undefined);
  if (others.some((each) => each.id === id)) return undefined;
  const ids = [...new Set(others.map((each) => each.id))];
  const found = functions.find((each) => each.id === id);
  const reason =
    found === undefined ? "is no function of this project" : id === name ? "is the job itself" : "is not exported";
  const meant = nearest(id, ids);
  return new ScaffoldError("ANSWER_INVALID", `${printable(id)}${by} ${reason}.`, {
    hint:
      meant !== undefined
        ? `Did you mean ${meant}?`
        : ids.length === 0
          ? "There is none yet."
          : `There are: ${ids.join(", ")}.`,
    ...(found === undefined ? {} : { file: found.file, line: found.line }),
  });
}
