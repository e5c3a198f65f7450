import { applyPlan } from "../../apply/apply-plan.js";
import { acquireLock, LOCK_WAIT_MS } from "../../apply/lock.js";
import { recover } from "../../apply/recover.js";
import { planDiffers } from "../../plan/plan-differs.js";
import { diskReadHost, startSearch } from "../../project/disk-read-host.js";
import type { Context } from "../context.js";
import { locateRoot } from "../locate-root.js";
import type { AddInput } from "./add-input.js";
import type { Made } from "./make-plan.js";
import { reportPlan } from "./report-plan.js";
import { reportPending, reportRecovery, reportWait } from "./report-recovery.js";

/** `add` where nobody can be asked: the command line is the consent. */
export async function addUnattended(input: AddInput, context: Context): Promise<number> {
  const { options } = input;
  const { root, unit } = locateRoot(diskReadHost(), options.cwd);
  if (options.dryRun || options.check) {
    reportPending(root, context);
    const made = await settled(input, context, unit);
    reportPlan(made, context, options, { command: "add", written: false });
    return options.check && planDiffers(made.plan) ? 3 : 0;
  }
  const release = await acquireLock(root, { waitMs: LOCK_WAIT_MS, onWait: (holder) => reportWait(holder, context) });
  try {
    reportRecovery(await recover(root), context);
    const made = await settled(input, context, unit);
    await applyPlan(made.plan);
    reportPlan(made, context, options, { command: "add", written: true });
    return 0;
  } finally {
    await release();
  }
}

/** The project is searched, by git where there is one, while the parser is loaded: both take about as long. */
async function settled(input: AddInput, context: Context, unit: string): Promise<Made> {
  const search = startSearch(unit);
  const { settleUnattended } = await import("./settle-unattended.js");
  return settleUnattended(input, context, diskReadHost(await search));
}
