import { QUESTIONS, type Question } from "../answers/questions.js";
import { negativeFlag, type TemplateQuestion } from "../answers/template-question.js";
import type { OptionSpec } from "./option-spec.js";

/** The flags of the questions every job can be asked. */
export const QUESTION_OPTIONS: readonly OptionSpec[] = QUESTIONS.flatMap(optionOf);

/** Those that say where something lies in the project. */
export const LAYOUT_OPTIONS: readonly OptionSpec[] = QUESTIONS.filter(({ isPath }) => isPath === true).flatMap(
  optionOf,
);

function optionOf({ flag, argument, choices, repeatable, describe, group }: Question): OptionSpec[] {
  if (flag === undefined) return [];
  const value = choices ? `<${choices.join("|")}>` : argument;
  return [{ flag, argument: value, repeatable: repeatable === true, describe, group }];
}

/** What stands for the answer where the type would not say it. */
const ARGUMENTS: Readonly<Record<string, string>> = { string: "text", duration: "time", function: "id" };

/** The flag of a question that a template brings. */
export function templateOption({ flag, type, describe, choices }: TemplateQuestion, template: string): OptionSpec {
  const argument = choices ? `<${choices.join("|")}>` : `<${ARGUMENTS[type] ?? type}>`;
  return { flag, ...(type === "boolean" ? {} : { argument }), describe, group: `Template ${template}` };
}

/** The same, with the one that says no to a question of yes or no: it may be yes by default. */
export function templateOptions(question: TemplateQuestion, template: string): OptionSpec[] {
  const option = templateOption(question, template);
  if (question.type !== "boolean") return [option];
  return [option, { ...option, flag: negativeFlag(question.flag), describe: `the opposite of ${question.flag}` }];
}
