import { COMMON_OPTIONS, FORMAT_OPTIONS, WRITE_OPTIONS } from "../option-spec.js";
import type { CommandSpec } from "../parse-flags.js";
import { QUESTION_OPTIONS } from "../question-options.js";

export const REMOVE_SPEC: CommandSpec = {
  name: "inngest remove",
  describe:
    "Takes functions out of the project, all of them or none: registration, file, test, and the types of their events where nothing else uses them.",
  operands: ["<name...>"],
  options: [
    ...QUESTION_OPTIONS.filter(({ flag }) => ["--serve", "--client", "--dir"].includes(flag)),
    ...WRITE_OPTIONS,
    ...FORMAT_OPTIONS,
    ...COMMON_OPTIONS,
  ],
};
