import type { Answers } from "../answers/answers.js";
import type { Project, RunnerName } from "../project/project.js";
import type { RenderContext } from "../templates/context.js";
import { shellQuote } from "../text/shell-quote.js";
import type { Emission } from "./emit-event.js";
import type { EventTyping } from "./plan-event-type.js";
import { sendStep } from "./send-step.js";

export interface NextStepsInput {
  readonly context: RenderContext;
  readonly project: Project;
  readonly answers: Answers;
  /** How the module that serves would import a file of the project. */
  readonly fromServe: (file: string) => string;
  /** The event that starts the job. */
  readonly typing: EventTyping | undefined;
  /** What became of --emit-from. */
  readonly emission: Emission | undefined;
  /** The template's pattern for the event's id. */
  readonly eventId: string | undefined;
  /** The tests that are written, relative to the root. */
  readonly tests: readonly string[];
}

/** What is left for the developer after the template's own steps, in the order in which it is done. */
export function nextSteps(input: NextStepsInput): string[] {
  const { context, project, answers, typing, fromServe, emission, eventId, tests } = input;
  const { test } = context;
  return [
    ...(typing === undefined ? [] : sendStep({ context, project, fromServe, typing, emission, eventId })),
    ...(test === undefined || tests.length === 0
      ? []
      : [`Run its ${tests.length === 1 ? "test" : "tests"}: ${testCommand(test.runner, tests, project)}`]),
    ...(answers.test !== undefined && answers.test !== "none" && project.runner === undefined
      ? [`Install ${answers.test}: it was not found in this project.`]
      : []),
    ...(project.sdk.value === 4
      ? ["For local development set INNGEST_DEV=1, on your machine only: in production it would switch signatures off."]
      : []),
  ];
}

const EXEC = { npm: "npx", pnpm: "pnpm exec", yarn: "yarn", bun: "bunx" } as const;

function testCommand(runner: RunnerName, tests: readonly string[], { packageManager, unit }: Project): string {
  const files = tests.map((path) => (unit !== "" && path.startsWith(`${unit}/`) ? path.slice(unit.length + 1) : path));
  return [EXEC[packageManager], runner === "vitest" ? "vitest run" : "jest", ...files.map(shellQuote)].join(" ");
}
