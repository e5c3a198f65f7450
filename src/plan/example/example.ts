import type { RawAnswers } from "../../answers/raw-answers.js";
import type { OrmName, RunnerName, SdkMajor, Style } from "../../project/project.js";

/** The project an example is rendered in. */
export interface ExampleProject {
  readonly sdk: SdkMajor;
  /** The version of it, where that is not a late one. */
  readonly version?: string;
  readonly db: OrmName | "none";
  readonly runner: RunnerName | "none";
  readonly layout: "skill" | "barrel" | "features" | "lib";
  readonly style: Style;
  /** Whether its compiler leaves out the strict checks. */
  readonly loose?: true;
}

/** What a template is tried with: answers, and a project to answer for. */
export interface Example {
  readonly raw: RawAnswers;
  readonly project: ExampleProject;
}
