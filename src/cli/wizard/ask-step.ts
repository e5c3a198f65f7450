import type { RawAnswers } from "../../answers/raw-answers.js";
import type { Project } from "../../project/project.js";
import type { Cancelled } from "../cancelled.js";
import type { Prompter } from "./prompter.js";

export interface AskContext {
  readonly raw: RawAnswers;
  readonly project: Project;
  readonly prompter: Prompter;
}

/** One question of the table on a terminal. */
export interface AskStep {
  readonly applies: (raw: RawAnswers, project: Project) => boolean;
  /** The answers it adds; none where the default is to hold. */
  readonly ask: (context: AskContext) => Promise<RawAnswers | Cancelled>;
}
