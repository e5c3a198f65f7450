import { applyPlan } from "../../apply/apply-plan.js";
import { acquireLock, LOCK_WAIT_MS } from "../../apply/lock.js";
import { recover } from "../../apply/recover.js";
import { planDiffers } from "../../plan/plan-differs.js";
import { diskReadHost, startSearch } from "../../project/disk-read-host.js";
import type { Made } from "../add/made.js";
import { reportPlan } from "../add/report-plan.js";
import { reportPending, reportRecovery, reportWait } from "../add/report-recovery.js";
import type { Context } from "../context.js";
import { locateRoot } from "../locate-root.js";
import type { RemoveRequest } from "./read-remove.js";

/** `remove` where nobody can be asked: what git could not bring back is not touched unless the command line says so. */
export async function removeUnattended(request: RemoveRequest, context: Context): Promise<number> {
  const { options } = request;
  const { root, unit } = locateRoot(diskReadHost(), options.cwd);
  if (options.dryRun || options.check) {
    reportPending(root, context);
    const made = await settled(request, context, unit);
    reportPlan(made, context, options, { command: "remove", written: false });
    return options.check && planDiffers(made.plan) ? 3 : 0;
  }
  const release = await acquireLock(root, { waitMs: LOCK_WAIT_MS, onWait: (holder) => reportWait(holder, context) });
  try {
    reportRecovery(await recover(root), context);
    const made = await settled(request, context, unit);
    await applyPlan(made.plan);
    reportPlan(made, context, options, { command: "remove", written: true });
    return 0;
  } finally {
    await release();
  }
}

/** The project is searched, by git where there is one, while the parser is loaded: both take about as long. */
async function settled(request: RemoveRequest, context: Context, unit: string): Promise<Made> {
  const search = startSearch(unit);
  const { settleRemoval } = await import("./settle-removal.js");
  return settleRemoval(diskReadHost(await search), request, context);
}
