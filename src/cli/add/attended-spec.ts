import { diskReadHost } from "../../project/disk-read-host.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { Context } from "../context.js";
import { agree } from "../wizard/agree.js";
import { terminalPrompter } from "../wizard/prompter.js";
import { carryOut } from "./carry-out.js";
import { differs } from "./made.js";
import { recoverFirst } from "./recover-first.js";
import { reportPlan } from "./report-plan.js";
import { settleConflicts } from "./settle-conflicts.js";
import { makeSpecPlan, settleSpec } from "./settle-spec.js";
import type { SpecInput } from "./spec-input.js";

/** `add --spec` on a terminal: shows the plan, and carries it out when confirmed. */
export async function addSpecAttended(input: SpecInput, context: Context): Promise<number | Cancelled> {
  const { options } = input;
  await recoverFirst(options.cwd, context, options.dryRun || options.check);
  if (options.dryRun || options.check) {
    const made = settleSpec(input, context, diskReadHost());
    reportPlan(made, context, options, { command: "add", written: false });
    return options.check && differs(made) ? 3 : 0;
  }
  const prompter = terminalPrompter(context.streams);
  prompter.intro(context.colors.inverse(" scaffold inngest "));
  const made = makeSpecPlan(input, context, diskReadHost());
  const agreed = await agree(made.plan, options, { prompter, colors: context.colors });
  if (agreed === CANCELLED) {
    context.streams.stdout.write("\nCancelled; nothing was written.\n");
    return CANCELLED;
  }
  const shown = { ...made, plan: agreed.plan };
  const again = () => settleConflicts(makeSpecPlan(input, context, diskReadHost()).plan, agreed.settlement);
  return carryOut({ shown, again, options, context, prompter });
}
