import { applyPlan } from "../../apply/apply-plan.js";
import { acquireLock, LOCK_WAIT_MS } from "../../apply/lock.js";
import { recover } from "../../apply/recover.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { planDiffers } from "../../plan/plan-differs.js";
import { detectProject } from "../../project/detect.js";
import { diskReadHost } from "../../project/disk-read-host.js";
import type { Context } from "../context.js";
import { locateRoot } from "../locate-root.js";
import { type Made, makePlan, overridesOf } from "./make-plan.js";
import { reportFindings } from "./report-findings.js";
import { reportPlan } from "./report-plan.js";
import { reportPending, reportRecovery, reportWait } from "./report-recovery.js";
import type { AddInput } from "./run-add.js";
import { settleConflicts } from "./settle-conflicts.js";

/** `add` where nobody can be asked: the command line is the consent. */
export async function addUnattended(input: AddInput, context: Context): Promise<number> {
  const { options } = input;
  const root = locateRoot(diskReadHost(), options.cwd);
  if (options.dryRun || options.check) {
    reportPending(root, context);
    const made = settled(input, context);
    reportPlan(made, context, options, false);
    return options.check && planDiffers(made.plan) ? 3 : 0;
  }
  const release = await acquireLock(root, { waitMs: LOCK_WAIT_MS, onWait: (holder) => reportWait(holder, context) });
  try {
    reportRecovery(await recover(root), context);
    const made = settled(input, context);
    await applyPlan(made.plan);
    reportPlan(made, context, options, true);
    return 0;
  } finally {
    await release();
  }
}

function settled({ raw, options, template }: AddInput, context: Context): Made {
  if (template === undefined) throw new ScaffoldError("INTERNAL", "The template is not known.");
  const host = diskReadHost();
  const project = detectProject(host, options.cwd, overridesOf(raw));
  if (options.verbose && !options.json) reportFindings(project, context);
  const made = makePlan({ host, project, template, raw, options });
  const policy = options.onConflict === "skip" || options.onConflict === "overwrite" ? options.onConflict : "fail";
  return { ...made, plan: settleConflicts(made.plan, () => policy) };
}
