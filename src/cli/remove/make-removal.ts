import type { Plan } from "../../plan/plan.js";
import { planRemove } from "../../plan/plan-remove.js";
import { markUncommitted } from "../../plan/settle-uncommitted.js";
import { uncommittedOf } from "../../project/git-status.js";
import type { ReadHost } from "../../project/host.js";
import type { Project } from "../../project/project.js";

/** What would be removed, with the files as conflicts that no commit holds as they are. */
export function makeRemoval(host: ReadHost, project: Project, id: string): Plan {
  const plan = planRemove({ host, project, id });
  const paths = plan.changes.filter(({ action }) => action !== "identical").map(({ path }) => path);
  return markUncommitted(plan, uncommittedOf(plan.root, paths));
}
