import { addSpec } from "../add/add-spec.js";
import { asksForHelp } from "../asks-for-help.js";
import type { Cancelled } from "../cancelled.js";
import type { Context } from "../context.js";
import { helpText } from "../parse-flags.js";

/** `scaffold inngest [add] [name]`: help is answered here, and all that has to read a project is loaded only after it. */
export async function add(argv: readonly string[], context: Context): Promise<number | Cancelled> {
  if (asksForHelp(argv)) {
    context.streams.stdout.write(helpText(addSpec()));
    return 0;
  }
  const { runAdd } = await import("../add/run-add.js");
  return runAdd(argv, context);
}
