import { QUESTIONS } from "../answers/questions.js";
import type { TemplateQuestion } from "../answers/template-question.js";
import type { OptionSpec } from "./option-spec.js";

/** The flags of the questions every job can be asked. */
export const QUESTION_OPTIONS: readonly OptionSpec[] = QUESTIONS.flatMap(
  ({ flag, argument, choices, repeatable, describe, group }) =>
    flag === undefined
      ? []
      : [
          {
            flag,
            argument: choices ? `<${choices.join("|")}>` : argument,
            repeatable: repeatable === true,
            describe,
            group,
          },
        ],
);

/** What stands for the answer where the type would not say it. */
const ARGUMENTS: Readonly<Record<string, string>> = { string: "text", duration: "time", function: "id" };

/** The flag of a question that a template brings. */
export function templateOption({ flag, type, describe, choices }: TemplateQuestion, template: string): OptionSpec {
  const argument = choices ? `<${choices.join("|")}>` : `<${ARGUMENTS[type] ?? type}>`;
  return { flag, ...(type === "boolean" ? {} : { argument }), describe, group: `Template ${template}` };
}
