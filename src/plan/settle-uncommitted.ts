import { importsOf, specifierOf } from "../edit/find-import.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "../project/host.js";
import { parseSource } from "../project/parse.js";
import { createResolver } from "../project/resolve-module.js";
import { isCode } from "../project/source-files.js";
import type { FileChange, Plan } from "./plan.js";

/** The plan with the files marked as conflicts that version control could not bring back. */
export const markUncommitted = (plan: Plan, uncommitted: readonly string[]): Plan => ({
  ...plan,
  changes: plan.changes.map((change) =>
    uncommitted.includes(change.path) && writes(change) ? { ...change, action: "conflict" } : change,
  ),
});

const writes = ({ action }: FileChange): boolean => action === "modify" || action === "delete";

export type UncommittedPolicy = (path: string) => "skip" | "overwrite" | "fail";

/**
 * The plan without conflicts. A file is kept only if nothing that it needs goes.
 *
 * @throws CONFLICT for the first file that is neither to be kept nor to be taken, or that cannot be kept
 */
export function settleUncommitted(host: ReadHost, plan: Plan, settle: UncommittedPolicy): Plan {
  const refused = plan.changes.filter((change) => change.action === "conflict" && isRefused(change, settle));
  if (refused.length > 0) throw uncommitted(refused.map(({ path }) => path));
  const changes = plan.changes.map((change) =>
    change.action === "conflict" ? settleOne(change, settle(change.path)) : change,
  );
  const settled = { ...plan, changes };
  for (const change of changes) if (change.action === "skip") refuseNeedy(host, settled, change);
  return settled;
}

/** A file that only would be changed cannot be left as it is: it names what goes. */
const isRefused = ({ path, after }: FileChange, settle: UncommittedPolicy): boolean =>
  settle(path) === "fail" || (settle(path) === "skip" && after !== undefined);

function settleOne(change: FileChange, settlement: ReturnType<UncommittedPolicy>): FileChange {
  if (settlement === "skip") return { ...change, action: "skip", after: change.before };
  return { ...change, action: change.after === undefined ? "delete" : "modify" };
}

function uncommitted(paths: readonly string[]): ScaffoldError {
  const have = paths.length === 1 ? "has" : "have";
  return new ScaffoldError(
    "CONFLICT",
    `${paths.join(", ")} ${have} changes that no commit holds: nothing was written.`,
    {
      file: paths[0],
      hint: "Commit them, or say that they may go all the same: --on-conflict overwrite.",
    },
  );
}

function refuseNeedy(host: ReadHost, { root, changes }: Plan, { path, before = "" }: FileChange): void {
  if (!isCode(path)) return;
  const resolve = createResolver(host, root);
  const needed = importsOf(parseSource(path, before)).map((each) => resolve(specifierOf(each), path));
  const gone = changes.find((change) => writes(change) && needed.includes(change.path));
  if (gone === undefined) return;
  throw new ScaffoldError("CONFLICT", `${path} cannot stay: it imports ${gone.path}. Nothing was written.`, {
    file: path,
    hint: "Commit it, or say that it may be deleted all the same: --on-conflict overwrite.",
  });
}
