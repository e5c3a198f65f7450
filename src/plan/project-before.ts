import { detectProject } from "../project/detect.js";
import type { Project } from "../project/project.js";
import { detectionChoice } from "./detection-choice.js";
import { overlayHost } from "./overlay.js";
import { type PlacementInput, place } from "./placement.js";

/**
 * The project as detection would find it without the files that the plan makes, so that their habits do not count as the
 * project's and a second run plans what the first one did.
 */
export function projectBefore(input: PlacementInput): Project {
  const { host, project, answers } = input;
  const { driver: _, exportName: __, ...made } = place(input);
  const hidden = Object.values(made).filter((path) => path !== undefined);
  const without = overlayHost(
    host,
    project.root,
    hidden.map((path) => ({ path, action: "delete", before: undefined, after: undefined })),
  );
  const { cwd, choose } = detectionChoice(project, answers);
  return detectProject(without, cwd, choose);
}
