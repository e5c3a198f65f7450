import { COMMANDS } from "../commands.js";
import {
  COMMON_OPTIONS,
  FORMAT_OPTIONS,
  type OptionSpec,
  SPEC_OPTION,
  TEMPLATE_OPTIONS,
  WRITE_OPTIONS,
} from "../option-spec.js";
import type { CommandSpec } from "../parse-flags.js";
import { QUESTION_OPTIONS } from "../question-options.js";

/** The command line of `add`, with the flags of a template where it is known. */
export function addSpec(templateOptions: readonly OptionSpec[] = []): CommandSpec {
  const own = [
    ...QUESTION_OPTIONS,
    SPEC_OPTION,
    ...TEMPLATE_OPTIONS,
    ...WRITE_OPTIONS,
    ...FORMAT_OPTIONS,
    ...COMMON_OPTIONS,
  ];
  // Several templates may ask for the same.
  const taken = new Set<string>();
  const extra = templateOptions.filter(({ flag }) => !taken.has(flag) && taken.add(flag));
  return {
    name: "inngest add",
    describe:
      "Adds a function: its file, event type, registration and test. A template's own flags: scaffold inngest templates show <id>.",
    operands: ["[name]"],
    options: [...own, ...extra],
    commands: [...COMMANDS.keys()],
  };
}
