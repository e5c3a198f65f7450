import { join } from "node:path";
import type { ExampleResult } from "../../plan/example/check-examples.js";
import type { FileChange } from "../../plan/plan.js";
import { examplesDirectory } from "../../templates/read-examples.js";
import type { Context } from "../context.js";
import { isFailure } from "./format-results.js";
import { inRoot } from "./template-plan.js";
import { rootOf, writeLocked } from "./write-plan.js";

/**
 * Brings every snapshot to what its example renders to, and takes away those whose example is gone.
 * @returns the results whose snapshots were written
 */
export async function updateSnapshots(results: readonly ExampleResult[], context: Context): Promise<ExampleResult[]> {
  const wanted = results.filter((result) => isFailure(result) && result.status !== "error");
  const roots = new Map(wanted.map((result) => [result, rootOf(result.template.directory)]));
  for (const root of new Set(roots.values())) {
    const changes = wanted.filter((result) => roots.get(result) === root).flatMap((result) => changesOf(root, result));
    await writeLocked(root, () => ({ root, changes, warnings: [], nextSteps: [] }), context);
  }
  return wanted;
}

const changesOf = (root: string, { template, name, differences }: ExampleResult): FileChange[] =>
  differences.map(({ path, before, after }) => ({
    path: inRoot(root, join(examplesDirectory(template), name, path)),
    action: before === undefined ? "create" : after === undefined ? "delete" : "modify",
    before,
    after,
  }));
