import { applyPlan } from "../../apply/apply-plan.js";
import { acquireLock, LOCK_WAIT_MS } from "../../apply/lock.js";
import { recover } from "../../apply/recover.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Plan } from "../../plan/plan.js";
import { planDiffers } from "../../plan/plan-differs.js";
import type { Context } from "../context.js";
import { formatChanges, formatNextSteps, summarise } from "../output/human.js";
import type { Prompter } from "../wizard/prompter.js";
import type { Made } from "./made.js";
import { reportRecovery, reportWait } from "./report-recovery.js";

export interface Confirmed {
  /** What the user saw and agreed to. */
  readonly shown: Made;
  /** Makes the plan again from what is on disk now. */
  readonly again: () => Plan;
  readonly options: { readonly quiet: boolean };
  readonly context: Context;
  readonly prompter: Prompter;
}

/**
 * Takes the lock, makes sure that the confirmed plan still holds, and carries it out.
 * @throws CHANGED_ON_DISK when the project changed since the plan was shown
 */
export async function carryOut({ shown, again, options, context, prompter }: Confirmed): Promise<number> {
  const release = await acquireLock(shown.plan.root, {
    waitMs: LOCK_WAIT_MS,
    onWait: (holder) => reportWait(holder, context),
  });
  try {
    reportRecovery(await recover(shown.plan.root), context);
    const changed = changedSince(shown.plan, again());
    if (changed !== undefined) {
      throw new ScaffoldError("CHANGED_ON_DISK", "The project changed after the plan was shown.", {
        file: changed,
        hint: "Run the command again.",
      });
    }
    await applyPlan(shown.plan);
  } finally {
    await release();
  }
  if (!options.quiet) reportDone(shown, context, prompter);
  return 0;
}

/** The path of the first change that differs between two plans. */
function changedSince(shown: Plan, now: Plan): string | undefined {
  const text = (plan: Plan, index: number): string => JSON.stringify(plan.changes[index]);
  for (let index = 0; index < Math.max(shown.changes.length, now.changes.length); index++) {
    if (text(shown, index) !== text(now, index)) return (shown.changes[index] ?? now.changes[index])?.path;
  }
  return undefined;
}

function reportDone({ plan, rerun }: Made, { colors }: Context, prompter: Prompter): void {
  prompter.success(`${summarise(plan, true)}\n${formatChanges(plan.changes, colors)}`);
  if (plan.nextSteps.length > 0 && planDiffers(plan)) prompter.info(`Next\n${formatNextSteps(plan.nextSteps)}`);
  prompter.outro("The same without questions:");
  prompter.print(rerun);
}
