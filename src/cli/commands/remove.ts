import { asksForHelp } from "../asks-for-help.js";
import type { Cancelled } from "../cancelled.js";
import type { Context } from "../context.js";
import { helpText } from "../parse-flags.js";
import { REMOVE_SPEC } from "../remove/remove-spec.js";

/** `scaffold inngest remove <name...>`. */
export async function remove(argv: readonly string[], context: Context): Promise<number | Cancelled> {
  if (asksForHelp(argv)) {
    context.streams.stdout.write(helpText(REMOVE_SPEC));
    return 0;
  }
  const { runRemove } = await import("../remove/run-remove.js");
  return runRemove(argv, context);
}
