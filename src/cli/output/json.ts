import type { ScaffoldError } from "../../errors/scaffold-error.js";
import type { FileChange, Plan } from "../../plan/plan.js";
import type { Streams } from "../streams.js";
import { unifiedDiff } from "./diff.js";

/** Prints the one document of a `--json` run. */
export function printJson(streams: Streams, document: object): void {
  streams.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

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

/** What a failed command prints; absent details are left out. */
export function errorDocument({ code, message, hint, file, line, column, snippet }: ScaffoldError): object {
  return { ok: false, error: { code, message, hint, file, line, column, snippet } };
}
