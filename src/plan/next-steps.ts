import { posix } from "node:path";
import type { Answers } from "../answers/answers.js";
import type { ModuleRef, Project, Runner, RunnerName } from "../project/project.js";
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
  /** Where the module that serves, or the one of `emission`, imports the client from. */
  readonly client: ModuleRef;
  /** The event that starts the job, by the names that these modules can import. */
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
  const { context, project, answers, typing, tests } = input;
  const { test } = context;
  return [
    ...(typing === undefined ? [] : sendStep({ ...input, typing })),
    ...(test === undefined || tests.length === 0 ? [] : [...unsampled(context), testStep(test.runner, tests, project)]),
    ...(isNotInstalled(answers.test, project) ? [`Install ${answers.test}: it was not found in this project.`] : []),
    ...(answers.test === undefined && project.runner === undefined && project.noTest === undefined
      ? [untested(project)]
      : []),
    ...(project.sdk.value === 4
      ? ["For local development set INNGEST_DEV=1, on your machine only: in production it would switch signatures off."]
      : []),
  ];
}

/** Where there is a runner that takes no test of ours, a warning has told what to do. */
const isNotInstalled = (test: Answers["test"], { runner, noTest }: Project): boolean =>
  test !== undefined && !["none", "node"].includes(test) && runner === undefined && noTest === undefined;

/** Fields for which no value was found that the project's own schema takes. */
function unsampled({ event, events }: RenderContext): string[] {
  const all = [...(event === undefined ? [] : [event]), ...Object.values(events)];
  const names = all.flatMap(({ fields }) => fields.filter(({ sample }) => sample === null).map(({ name }) => name));
  return names.length === 0
    ? []
    : [`Give ${[...new Set(names)].join(", ")} in the test a value that the schema takes: none could be made up.`];
}

function untested({ conventions: { packages } }: Project): string {
  const why = packages.sourced
    ? `no supported test runner loads ${packages.names.inngest}`
    : "no test runner was found";
  return `Have it tested: ${why}, so no test was written. --test vitest writes one${packages.sourced ? " for a configuration that does" : ""}.`;
}

const EXEC = { npm: "npx", pnpm: "pnpm exec", yarn: "yarn", bun: "bunx" } as const;

function testStep(runner: RunnerName, tests: readonly string[], project: Project): string {
  const found = project.runner?.name.value === runner ? project.runner : undefined;
  const directory = found?.directory ?? project.home;
  const files = tests.map((path) => shellQuote(posix.relative(directory, path)));
  const where = directory === project.unit ? "" : ` in ${directory === "" ? "the project's root" : directory}`;
  const command = [...commandOf(runner, found, project), ...files].join(" ");
  return `Run its ${tests.length === 1 ? "test" : "tests"}${where}: ${command}`;
}

/** A package's own program is run through the package manager, and one that comes with the machine as it is. */
function commandOf(runner: RunnerName, found: Runner | undefined, { packageManager }: Project): string[] {
  const exec = EXEC[packageManager];
  if (runner === "vitest") return [exec, "vitest run"];
  if (runner === "jest") return [exec, "jest"];
  if (runner === "bun") return ["bun test"];
  const command = found?.command ?? "node --test";
  return /^(?:tsx|c8|nyc)\s/.test(command) ? [exec, command] : [command];
}
