import { applyPlan } from "../../apply/apply-plan.js";
import { acquireLock, LOCK_WAIT_MS } from "../../apply/lock.js";
import { recover } from "../../apply/recover.js";
import { planDiffers } from "../../plan/plan-differs.js";
import { settleUncommitted } from "../../plan/settle-uncommitted.js";
import { detectProject } from "../../project/detect.js";
import { diskReadHost } from "../../project/disk-read-host.js";
import type { Made } from "../add/made.js";
import { reportFindings } from "../add/report-findings.js";
import { reportPlan } from "../add/report-plan.js";
import { reportPending, reportRecovery, reportWait } from "../add/report-recovery.js";
import type { Context } from "../context.js";
import { locateRoot } from "../locate-root.js";
import { makeRemoval } from "./make-removal.js";
import { type RemoveRequest, rerunOfRemove } from "./read-remove.js";

/** `remove` where nobody can be asked: what git could not bring back is not touched unless the command line says so. */
export async function removeUnattended(request: RemoveRequest, context: Context): Promise<number> {
  const { options } = request;
  const { root } = locateRoot(diskReadHost(), options.cwd);
  if (options.dryRun || options.check) {
    reportPending(root, context);
    const made = settled(request, context);
    reportPlan(made, context, options, { command: "remove", written: false });
    return options.check && planDiffers(made.plan) ? 3 : 0;
  }
  const release = await acquireLock(root, { waitMs: LOCK_WAIT_MS, onWait: (holder) => reportWait(holder, context) });
  try {
    reportRecovery(await recover(root), context);
    const made = settled(request, context);
    await applyPlan(made.plan);
    reportPlan(made, context, options, { command: "remove", written: true });
    return 0;
  } finally {
    await release();
  }
}

function settled(request: RemoveRequest, context: Context): Made {
  const { options, id, choose, directories } = request;
  const host = diskReadHost();
  const project = detectProject(host, options.cwd, choose);
  if (options.verbose && !options.json) reportFindings(project, context);
  const policy = options.onConflict === "skip" || options.onConflict === "overwrite" ? options.onConflict : "fail";
  const plan = settleUncommitted(host, makeRemoval({ host, project, id, directories }), () => policy);
  return { plan, rerun: rerunOfRemove(request) };
}
