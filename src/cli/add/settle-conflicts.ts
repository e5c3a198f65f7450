import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { FileChange, Plan } from "../../plan/plan.js";

/** What is to happen with each file in the way, by its path. */
export type Settlement = (path: string) => "skip" | "overwrite" | "fail";

export const conflictsOf = (plan: Plan): FileChange[] => plan.changes.filter((change) => change.action === "conflict");

/**
 * The plan without conflicts.
 * @throws CONFLICT for the first file that is to be neither skipped nor overwritten
 */
export function settleConflicts(plan: Plan, settle: Settlement): Plan {
  return {
    ...plan,
    changes: plan.changes.map((change) =>
      change.action === "conflict" ? settleOne(change, settle(change.path)) : change,
    ),
  };
}

function settleOne(change: FileChange, settlement: ReturnType<Settlement>): FileChange {
  if (settlement === "skip") return { ...change, action: "skip", after: change.before };
  if (settlement === "overwrite") return { ...change, action: "modify" };
  throw new ScaffoldError("CONFLICT", `${change.path} holds something else.`, {
    file: change.path,
    hint: "Choose another name, or say what is to happen with the file: --on-conflict skip or --on-conflict overwrite.",
  });
}
