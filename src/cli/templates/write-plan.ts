import { applyPlan } from "../../apply/apply-plan.js";
import { acquireLock, LOCK_WAIT_MS } from "../../apply/lock.js";
import { recover } from "../../apply/recover.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Plan } from "../../plan/plan.js";
import { planDiffers } from "../../plan/plan-differs.js";
import { diskReadHost } from "../../project/disk-read-host.js";
import { reportPlan } from "../add/report-plan.js";
import { reportPending, reportRecovery, reportWait } from "../add/report-recovery.js";
import { settleConflicts } from "../add/settle-conflicts.js";
import type { Context } from "../context.js";
import { locateRoot } from "../locate-root.js";
import type { WriteOptions } from "../write-options.js";

/** The root of the project that a directory is in; the directory itself where it is in none. */
export function rootOf(directory: string): string {
  try {
    return locateRoot(diskReadHost(), directory).root;
  } catch (error) {
    if (error instanceof ScaffoldError && error.code === "NO_PROJECT") return directory;
    throw error;
  }
}

/** Takes the lock, rolls back what was interrupted, and writes a plan that is made only then. */
export async function writeLocked(root: string, make: () => Plan, context: Context): Promise<Plan> {
  const release = await acquireLock(root, { waitMs: LOCK_WAIT_MS, onWait: (holder) => reportWait(holder, context) });
  try {
    reportRecovery(await recover(root), context);
    const plan = make();
    await applyPlan(plan);
    return plan;
  } finally {
    await release();
  }
}

export interface Writing {
  readonly root: string;
  readonly make: () => Plan;
  readonly options: WriteOptions;
  readonly command: string;
  /** The command line that does the same. */
  readonly rerun: string;
}

/**
 * Shows or writes files of templates, with what every writing command promises.
 * @throws CONFLICT where a file holds something else and the command line does not say what is to happen
 */
export async function writePlan({ root, make, options, command, rerun }: Writing, context: Context): Promise<number> {
  const policy = options.onConflict === "skip" || options.onConflict === "overwrite" ? options.onConflict : "fail";
  const settled = (): Plan => settleConflicts(make(), () => policy);
  if (options.dryRun || options.check) {
    reportPending(root, context);
    const plan = settled();
    reportPlan({ plan, rerun }, context, options, { command, written: false });
    return options.check && planDiffers(plan) ? 3 : 0;
  }
  const plan = await writeLocked(root, settled, context);
  reportPlan({ plan, rerun }, context, options, { command, written: true });
  return 0;
}
