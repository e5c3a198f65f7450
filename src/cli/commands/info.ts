import { asksForHelp } from "../asks-for-help.js";
import { readCommonOptions } from "../common-options.js";
import type { Context } from "../context.js";
import { COMMON_OPTIONS } from "../option-spec.js";
import { type CommandSpec, helpText, parseFlags } from "../parse-flags.js";
import { LAYOUT_OPTIONS } from "../question-options.js";

const INFO_SPEC: CommandSpec = {
  name: "inngest info",
  describe: "Prints what was found in the project and what its configuration says, and from which file and line.",
  operands: [],
  options: [...LAYOUT_OPTIONS, ...COMMON_OPTIONS],
};

/** `scaffold inngest info`. */
export async function info(argv: readonly string[], context: Context): Promise<number> {
  if (asksForHelp(argv)) {
    context.streams.stdout.write(helpText(INFO_SPEC));
    return 0;
  }
  const parsed = parseFlags(INFO_SPEC, argv);
  const options = readCommonOptions(parsed, context.streams);
  const { printInfo } = await import("../info/print-info.js");
  await printInfo(parsed, options, context);
  return 0;
}
