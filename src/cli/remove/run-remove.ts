import type { Cancelled } from "../cancelled.js";
import type { Context } from "../context.js";
import { canPrompt } from "../prompt-gate.js";
import { readRemove } from "./read-remove.js";

/** Reads the command line, then asks or goes ahead. */
export async function runRemove(argv: readonly string[], context: Context): Promise<number | Cancelled> {
  const request = readRemove(argv, context.streams);
  if (!canPrompt(context.streams, request.options)) {
    const { removeUnattended } = await import("./unattended.js");
    return removeUnattended(request, context);
  }
  const { removeAttended } = await import("./attended.js");
  return removeAttended(request, context);
}
