import type { ReadHost } from "../../project/host.js";
import { Modules } from "../../project/modules.js";
import type { Project } from "../../project/project.js";
import { overlayHost } from "../overlay.js";
import type { FileChange } from "../plan.js";
import { notImportable } from "./not-importable.js";
import { type Obstacle, obstaclesIn } from "./obstacles.js";

interface Confirmation {
  readonly host: ReadHost;
  readonly project: Project;
  readonly changes: readonly FileChange[];
}

/**
 * What a plan has files import can be imported where they are: their package depends on it, and other packages give it.
 *
 * @throws NOT_IMPORTABLE with all that stands in the way
 */
export function confirmImportable({ host, project, changes }: Confirmation): void {
  const { root } = project;
  const before = new Modules(host, root);
  const after = new Modules(overlayHost(host, root, changes), root);
  const edits = changes.filter(({ action }) => action === "create" || action === "modify");
  const found = edits.flatMap((change) => obstaclesIn(before, after, change)).filter((each) => !isOfRunner(each));
  // That the array's file cannot import the function is told with the lines to write, where nothing else is in the way.
  const isOfArray = (each: Obstacle): boolean => each.kind === "entry" && each.file === project.registration.file;
  if (!found.every(isOfArray)) throw notImportable(before, project, found);
}

/** Whether a test can import its runner is judged where the runner is found; one that is asked for is one of the next steps. */
const isOfRunner = (obstacle: Obstacle): boolean =>
  obstacle.kind === "dependency" && /^(?:vitest|@jest\/globals)$/.test(obstacle.name);
