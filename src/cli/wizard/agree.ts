import type { Plan } from "../../plan/plan.js";
import { type Settlement, settleConflicts } from "../add/settle-conflicts.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { Colors } from "../output/colors.js";
import type { ConflictPolicy } from "../write-options.js";
import { confirmPlan } from "./confirm-plan.js";
import type { Prompter } from "./prompter.js";
import { askSettlement } from "./settle.js";

export interface Agreed {
  readonly plan: Plan;
  readonly settlement: Settlement;
}

interface AgreeOptions {
  readonly onConflict: ConflictPolicy | undefined;
  readonly yes: boolean;
  readonly diff: boolean;
}

/** Settles the conflicts of a plan with the user, shows it, and asks for consent. */
export async function agree(
  plan: Plan,
  options: AgreeOptions,
  terminal: { readonly prompter: Prompter; readonly colors: Colors },
): Promise<Agreed | Cancelled> {
  const settlement = await askSettlement(plan, options.onConflict, terminal);
  if (settlement === CANCELLED) return CANCELLED;
  const settled = settleConflicts(plan, settlement);
  const answer = await confirmPlan(settled, options, terminal);
  return answer === CANCELLED ? CANCELLED : { plan: settled, settlement };
}
