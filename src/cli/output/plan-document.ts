import type { FileChange, Plan } from "../../plan/plan.js";
import { unifiedDiff } from "./diff.js";

export interface PlanDocumentOptions {
  readonly command: string;
  readonly rerun: string;
  readonly diff: boolean;
}

/** What a writing command prints, whether or not it wrote. */
export function planDocument(plan: Plan, { command, rerun, diff }: PlanDocumentOptions): object {
  const change = (each: FileChange): object => ({
    path: each.path,
    action: each.action,
    ...(diff ? { diff: unifiedDiff(each) } : {}),
  });
  return {
    ok: true,
    command,
    changes: plan.changes.map(change),
    warnings: plan.warnings,
    nextSteps: plan.nextSteps,
    rerun,
  };
}
