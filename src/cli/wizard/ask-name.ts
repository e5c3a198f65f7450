import { correctJobName, parseJobName } from "../../answers/job-name.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Project } from "../../project/project.js";
import { CANCELLED } from "../cancelled.js";
import type { AskStep } from "./ask-step.js";
import { promptOf } from "./question.js";

/** The job's name; one in another case is corrected, and the correction shown. */
export const askName: AskStep = {
  applies: () => true,
  async ask({ project, prompter }) {
    const check = (text: string): string => freeName(correctJobName(text) ?? parseJobName(text), project);
    const typed = await prompter.text({ message: promptOf("name"), placeholder: "parse-transcript", check });
    if (typed === CANCELLED) return CANCELLED;
    const name = check(typed);
    if (name !== typed) prompter.info(`${typed} is written ${name}`);
    return { name };
  },
};

function freeName(name: string, project: Project): string {
  const taken = project.functions.find((existing) => existing.id === name);
  if (taken === undefined) return name;
  throw new ScaffoldError("NAME_TAKEN", `${name} is a function already, in ${taken.file}.`, {
    hint: "Choose another name.",
  });
}
