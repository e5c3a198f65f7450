import type { Answers } from "../answers/answers.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "../project/host.js";
import type { ExistingFunction, Project } from "../project/project.js";

/**
 * The function that an earlier run made: the one with this id and these triggers.
 * @throws NAME_TAKEN when another function has the id
 */
export function existingFunction(project: Project, answers: Answers): ExistingFunction | undefined {
  const found = project.functions.filter((each) => each.id === answers.name);
  const same = found.find((each) => hasTriggers(each, answers));
  const [other] = found;
  if (same !== undefined || other === undefined) return same;
  throw new ScaffoldError("NAME_TAKEN", `A function with the id ${answers.name} exists, with other triggers.`, {
    file: other.file,
    line: other.line,
    hint: "Give the job another name.",
  });
}

/**
 * Refuses a function that has the id and the triggers of the job, and was written by hand all the same: of the modules
 * that the template brings beside it none is there. To a template of one function without modules of its own that says
 * nothing, since one that was rewritten may do without its effects.
 *
 * @throws NAME_TAKEN
 */
export function refuseHandWritten(
  { id, file, line }: ExistingFunction,
  { template, modules, host, root }: MadeWith,
): void {
  if (modules.length === 0 || modules.some((path) => host.isFile(`${root}/${path}`))) return;
  const lacking = modules.join(" and ");
  throw new ScaffoldError(
    "NAME_TAKEN",
    `${id} exists, and not as the template ${template} makes it: without ${lacking}.`,
    {
      file,
      line,
      hint: "Give the job another name; where such a file was deleted, bring it back first.",
    },
  );
}

export interface MadeWith {
  /** Its id. */
  readonly template: string;
  /** Relative to the root: the effects of the job and the template's own modules, no tests. */
  readonly modules: readonly string[];
  readonly host: ReadHost;
  /** Absolute. */
  readonly root: string;
}

function hasTriggers({ events, crons }: ExistingFunction, answers: Answers): boolean {
  const isEvent = answers.trigger !== "cron" && answers.event !== undefined;
  const isCron = answers.trigger !== "event" && answers.cron !== undefined;
  if (events.length !== (isEvent ? 1 : 0) || (isEvent && !events.includes(answers.event ?? ""))) return false;
  // A schedule from the environment is written as an expression, with the given one as its default.
  const fits = crons.some(
    (cron) => cron === answers.cron || (answers.cronEnv !== undefined && cron.includes(answers.cronEnv)),
  );
  return isCron ? crons.length === 1 && fits : crons.length === 0;
}

/**
 * Refuses a name whose file or export belongs to something else.
 * @throws NAME_TAKEN
 */
export function refuseTaken(project: Project, made: { file: string; exportName: string; exists: boolean }): void {
  const hint = "Give the job another name.";
  if (made.exists)
    throw new ScaffoldError("NAME_TAKEN", `${made.file} exists and holds something else.`, { file: made.file, hint });
  const other = project.functions.find(
    (each) => each.exportName === made.exportName && !project.conventions.defaultExport,
  );
  if (other === undefined) return;
  throw new ScaffoldError("NAME_TAKEN", `${made.exportName} is the export of the function ${other.id}.`, {
    file: other.file,
    line: other.line,
    hint,
  });
}
