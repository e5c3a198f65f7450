import { pendingRecovery, type Recovery } from "../../apply/recover.js";
import type { Context } from "../context.js";
import { formatWarning } from "../output/human.js";

/** Says on standard error that an interrupted run was rolled back, and which files were left since somebody changed them. */
export function reportRecovery(recovery: Recovery | undefined, context: Context): void {
  if (recovery === undefined) return;
  const { since, restored, left } = recovery;
  warn(
    context,
    "RECOVERED",
    `A run that was interrupted (${since}) was rolled back: ${restored.length} files put back.`,
  );
  for (const file of left) warn(context, "RECOVERED", `${file} was changed since that run and is left as it is.`);
}

/** The same for runs that only read, and leave it as it is. */
export function reportPending(root: string, context: Context): void {
  const pending = pendingRecovery(root);
  if (pending === undefined) return;
  warn(
    context,
    "INTERRUPTED",
    `A run was interrupted (${pending.since}); the next run that writes rolls it back: ${pending.files.join(", ")}.`,
  );
}

/** Says whom this run waits for. */
export function reportWait(holder: { readonly pid: number; readonly host: string }, { streams }: Context): void {
  streams.stderr.write(`Waiting for another run (process ${holder.pid} on ${holder.host}) to finish…\n`);
}

function warn({ streams, colors }: Context, code: string, message: string): void {
  streams.stderr.write(`${formatWarning({ code, message }, colors)}\n`);
}
