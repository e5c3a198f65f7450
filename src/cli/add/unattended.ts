import { applyPlan } from "../../apply/apply-plan.js";
import { acquireLock, LOCK_WAIT_MS } from "../../apply/lock.js";
import { recover } from "../../apply/recover.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { planDiffers } from "../../plan/plan-differs.js";
import { detectProject } from "../../project/detect.js";
import { diskReadHost } from "../../project/disk-read-host.js";
import { findRoot } from "../../project/root.js";
import type { Context } from "../context.js";
import { type Made, makePlan, overridesOf } from "./make-plan.js";
import { reportPlan } from "./report-plan.js";
import { reportPending, reportRecovery, reportWait } from "./report-recovery.js";
import type { AddInput } from "./run-add.js";
import { settleConflicts } from "./settle-conflicts.js";

/** `add` where nobody can be asked: the command line is the consent. */
export async function addUnattended(input: AddInput, context: Context): Promise<number> {
  const { options } = input;
  const root = findRoot(diskReadHost(), options.cwd);
  if (options.dryRun || options.check) {
    reportPending(root, context);
    const made = settled(input);
    reportPlan(made, context, options, false);
    return options.check && planDiffers(made.plan) ? 3 : 0;
  }
  const release = await acquireLock(root, { waitMs: LOCK_WAIT_MS, onWait: (holder) => reportWait(holder, context) });
  try {
    reportRecovery(await recover(root), context);
    const made = settled(input);
    await applyPlan(made.plan);
    reportPlan(made, context, options, true);
    return 0;
  } finally {
    await release();
  }
}

function settled({ raw, options, template }: AddInput): Made {
  if (template === undefined) throw new ScaffoldError("INTERNAL", "The template is not known.");
  const host = diskReadHost();
  const project = detectProject(host, options.cwd, overridesOf(raw));
  const made = makePlan({ host, project, template, raw, options });
  const policy = options.onConflict === "skip" || options.onConflict === "overwrite" ? options.onConflict : "fail";
  return { ...made, plan: settleConflicts(made.plan, () => policy) };
}
