import { definedOnly } from "../../answers/defined-only.js";
import { withConfig } from "../../config/configured-answers.js";
import type { Cancelled } from "../cancelled.js";
import type { Context } from "../context.js";
import { projectConfig } from "../project-config.js";
import { canPrompt } from "../prompt-gate.js";
import { type RemoveRequest, readRemove } from "./read-remove.js";

/** Reads the command line, then asks or goes ahead. */
export async function runRemove(argv: readonly string[], context: Context): Promise<number | Cancelled> {
  const request = await withLayout(readRemove(argv, context.streams));
  if (!canPrompt(context.streams, request.options)) {
    const { removeUnattended } = await import("./unattended.js");
    return removeUnattended(request, context);
  }
  const { removeAttended } = await import("./attended.js");
  return removeAttended(request, context);
}

/** Where the configuration says that things are. Its policy for conflicts is about files that `add` finds in its way. */
async function withLayout(request: Omit<RemoveRequest, "directories">): Promise<RemoveRequest> {
  const { config, directories } = await projectConfig(request.options.cwd, []);
  const { serve, client, dir } = withConfig(request.given, config);
  return { ...request, directories, choose: definedOnly({ serve, client, dir }) };
}
