import type { RawAnswers } from "../../answers/raw-answers.js";
import type { TemplateFacts } from "../../answers/template-question.js";
import type { Project } from "../../project/project.js";
import type { Cancelled } from "../cancelled.js";
import type { Prompter } from "./prompter.js";

/** A template that can be chosen. */
export type TemplateChoice = TemplateFacts & { readonly title: string };

export interface AskContext {
  readonly raw: RawAnswers;
  readonly project: Project;
  readonly prompter: Prompter;
  readonly templates: readonly TemplateChoice[];
  /** The type of the id that rows of an entity have. */
  readonly idType: (entity: string) => "string" | "number";
}

/** One question of the table on a terminal. */
export interface AskStep {
  readonly applies: (raw: RawAnswers, project: Project) => boolean;
  /** The answers it adds; none where the default is to hold. */
  readonly ask: (context: AskContext) => Promise<RawAnswers | Cancelled>;
}
