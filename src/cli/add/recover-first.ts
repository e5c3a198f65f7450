import { pendingRecovery, recover } from "../../apply/recover.js";
import { diskReadHost } from "../../project/disk-read-host.js";
import type { Context } from "../context.js";
import { locateRoot } from "../locate-root.js";
import { reportPending, reportRecovery } from "./report-recovery.js";

/** Rolls back an interrupted run before anything is read; a run that writes nothing only says that there is one. Gives the root. */
export async function recoverFirst(cwd: string, context: Context, readsOnly: boolean): Promise<string> {
  const { root } = locateRoot(diskReadHost(), cwd);
  if (readsOnly) reportPending(root, context);
  else if (pendingRecovery(root)) reportRecovery(await recover(root), context);
  return root;
}
