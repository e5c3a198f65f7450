import type { Answers } from "../answers/answers.js";
import { detectProject } from "../project/detect.js";
import type { ReadHost } from "../project/host.js";
import type { Project } from "../project/project.js";
import { detectionChoice } from "./detection-choice.js";
import { overlayHost } from "./overlay.js";

export interface ProjectBeforeInput {
  readonly host: ReadHost;
  readonly project: Project;
  readonly answers: Answers;
  /** Paths relative to the root. */
  readonly hidden: readonly string[];
}

/**
 * The project as detection would find it without the files that the plan makes, so that their habits do not count as the
 * project's and a second run plans what the first one did.
 */
export function projectBefore({ host, project, answers, hidden }: ProjectBeforeInput): Project {
  const without = overlayHost(
    host,
    project.root,
    hidden.map((path) => ({ path, action: "delete", before: undefined, after: undefined })),
  );
  const { cwd, choose } = detectionChoice(project, answers);
  return detectProject(without, cwd, choose);
}
