import { aboutJob } from "../answers/about.js";
import type { Answers } from "../answers/answers.js";
import { detectProject } from "../project/detect.js";
import type { ReadHost } from "../project/host.js";
import type { Project } from "../project/project.js";
import { type DetectionChoice, detectionChoice } from "./detection-choice.js";
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
export const projectBefore = ({ host, project, answers, hidden }: ProjectBeforeInput): Project =>
  projectWithout(host, hidden, detectionChoice(project, { ...answers, about: aboutJob(answers) }), project.root);

/** The project as detection would find it without some files, given by their path relative to the root. */
export function projectWithout(
  host: ReadHost,
  hidden: readonly string[],
  { cwd, choose }: DetectionChoice,
  root: string,
): Project {
  const changes = hidden.map((path) => ({ path, action: "delete", before: undefined, after: undefined }) as const);
  return detectProject(overlayHost(host, root, changes), cwd, choose);
}
