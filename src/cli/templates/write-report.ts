import { applyPlan } from "../../apply/apply-plan.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { diskReadHost } from "../../project/disk-read-host.js";
import { inRoot } from "./template-plan.js";
import { rootOf } from "./write-plan.js";

const REPORT = /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?<testsuites?[\s>]/;

/** A place for a report that was looked at before there is one. */
export type WriteReport = (report: string) => Promise<void>;

/**
 * Finds out whether a report may go to a place: a file of the project, and none but an earlier report is replaced.
 *
 * @param path absolute
 * @throws OUTSIDE_ROOT, USAGE
 */
export function reportTo(path: string, cwd: string): WriteReport {
  const root = rootOf(cwd);
  const within = inRoot(root, path);
  if (within === ".." || within.startsWith("../")) {
    throw new ScaffoldError("OUTSIDE_ROOT", `${within} is outside the project ${root}: nothing was written.`, {
      hint: "Give --junit a path inside the project, and have CI take it from there.",
    });
  }
  const before = diskReadHost().readText(path);
  if (before !== undefined && before !== "" && !REPORT.test(before)) {
    throw new ScaffoldError("USAGE", `${within} is there and is no JUnit report.`, {
      file: within,
      hint: "Give --junit another file: what is there is replaced.",
    });
  }
  return async (after) => {
    const change = { path: within, action: before === undefined ? "create" : "modify", before, after } as const;
    if (before !== after) await applyPlan({ root, changes: [change], warnings: [], nextSteps: [] });
  };
}
