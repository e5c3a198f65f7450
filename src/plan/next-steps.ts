import type { Answers } from "../answers/answers.js";
import type { Project, RunnerName } from "../project/project.js";
import type { RenderContext } from "../templates/context.js";
import type { Emission } from "./emit-event.js";
import type { EventTyping } from "./plan-event-type.js";
import { sendStep } from "./send-step.js";

export interface NextStepsInput {
  readonly context: RenderContext;
  readonly project: Project;
  readonly answers: Answers;
  /** The event that starts the job. */
  readonly typing: EventTyping | undefined;
  /** What became of --emit-from. */
  readonly emission: Emission | undefined;
}

/** What is left for the developer after the template's own steps, in the order in which it is done. */
export function nextSteps({ context, project, answers, typing, emission }: NextStepsInput): string[] {
  const { paths, test } = context;
  return [
    ...(typing === undefined ? [] : sendStep({ context, project, typing, emission })),
    ...(test === undefined || paths.test === undefined
      ? []
      : [`Run its test: ${testCommand(test.runner, paths.test, project)}`]),
    ...(answers.test !== undefined && answers.test !== "none" && project.runner === undefined
      ? [`Install ${answers.test}: it was not found in this project.`]
      : []),
    ...(project.sdk.value === 4
      ? ["For local development set INNGEST_DEV=1, on your machine only: in production it would switch signatures off."]
      : []),
  ];
}

const EXEC = { npm: "npx", pnpm: "pnpm exec", yarn: "yarn", bun: "bunx" } as const;

const testCommand = (runner: RunnerName, path: string, { packageManager, unit }: Project): string => {
  const file = unit !== "" && path.startsWith(`${unit}/`) ? path.slice(unit.length + 1) : path;
  return `${EXEC[packageManager]} ${runner === "vitest" ? "vitest run" : "jest"} ${/[\s"'$`\\]/.test(file) ? `'${file}'` : file}`;
};
