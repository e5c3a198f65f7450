import { basename, dirname, resolve } from "node:path";
import { applyPlan } from "../../apply/apply-plan.js";
import { diskReadHost } from "../../project/disk-read-host.js";
import { inRoot } from "./template-plan.js";

/** Writes a report, which replaces the one before it; it may lie outside the project, where the caller names it so. */
export async function writeReport(path: string, after: string): Promise<void> {
  const host = diskReadHost();
  let root = dirname(path);
  while (!host.isDirectory(root) && dirname(root) !== root) root = dirname(root);
  const before = host.readText(path);
  const action = before === undefined ? "create" : "modify";
  const change = { path: inRoot(root, resolve(root, path)) || basename(path), action, before, after } as const;
  if (before !== after) await applyPlan({ root, changes: [change], warnings: [], nextSteps: [] });
}
