import type { Plan } from "../../plan/plan.js";
import { planDiffers } from "../../plan/plan-differs.js";

/** The plan, and the command that makes the same one. */
export interface Made {
  readonly plan: Plan;
  readonly rerun: string;
  /** How many jobs are there already, and are not what they are asked to be. */
  readonly differing?: number;
}

/** What `--check` is about. */
export const differs = ({ plan, differing = 0 }: Made): boolean => differing > 0 || planDiffers(plan);
