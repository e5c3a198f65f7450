import { createFormatter } from "../../format/formatter.js";
import type { Plan } from "../../plan/plan.js";
import { planRemovals } from "../../plan/plan-removals.js";
import { markUncommitted } from "../../plan/settle-uncommitted.js";
import { lastCommit } from "../../project/committed.js";
import { uncommittedOf } from "../../project/git-status.js";
import type { ReadHost } from "../../project/host.js";
import type { Project } from "../../project/project.js";
import { listTemplates } from "../../templates/load.js";
import { type WrittenModule, writtenModules } from "../../templates/written-modules.js";

export interface RemovalInput {
  readonly host: ReadHost;
  readonly project: Project;
  readonly ids: readonly string[];
  /** Of templates; absolute. */
  readonly directories: readonly string[];
  /** False: the project's formatter is not asked. */
  readonly format: boolean;
}

/** What would be removed, with the files as conflicts that no commit holds as they are. */
export function makeRemoval({ host, project, ids, directories, ...options }: RemovalInput): Plan {
  let known: WrittenModule[] | undefined;
  const written = (): WrittenModule[] => {
    known ??= writtenModules(listTemplates(directories));
    return known;
  };
  const { root } = project;
  const formatter = options.format ? createFormatter(host, root) : undefined;
  const planned = planRemovals({ host, project, ids, committed: lastCommit(root), written, format: formatter?.format });
  const plan = { ...planned, warnings: [...planned.warnings, ...(formatter?.warnings() ?? [])] };
  const paths = plan.changes.filter(({ action }) => action !== "identical").map(({ path }) => path);
  return markUncommitted(plan, uncommittedOf(plan.root, paths));
}
