import { posix } from "node:path";
import type { Answers } from "../answers/answers.js";
import type { Project, RunnerName } from "../project/project.js";
import type { RenderContext, UsableSymbol } from "../templates/context.js";
import { sampleText } from "../templates/fields.js";
import { propertyKey, stringLiteral } from "../text/ts-literal.js";

/** What is left for the developer after the template's own steps, one sentence each, in the order in which it is done. */
export function nextSteps(context: RenderContext, project: Project, answers: Answers): string[] {
  const { paths, test } = context;
  return [
    ...(context.event === undefined ? [] : [sendStep(context, context.event)]),
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

function sendStep(context: RenderContext, event: NonNullable<RenderContext["event"]>): string {
  const { client, eventType } = context.symbols;
  const data = event.fields
    .filter((field) => !field.optional)
    .map((field) => `${propertyKey(field.name)}: ${sampleText(field)}`)
    .join(", ");
  const literal = data === "" ? "{}" : `{ ${data} }`;
  const sent =
    eventType === undefined
      ? `{ name: ${stringLiteral(event.name)}, data: ${literal} }`
      : `${eventType.local}.create(${literal})`;
  const from = sources(context, [client, eventType]);
  return `Send the event: await ${client?.local ?? "inngest"}.send(${sent}), with ${from}.`;
}

/** `inngest and noteArchived from "@/inngest"`; where imports are relative, the files themselves. */
function sources(context: RenderContext, symbols: readonly (UsableSymbol | undefined)[]): string {
  const directory = posix.dirname(context.paths.function ?? "");
  const names = new Map<string, string[]>();
  for (const symbol of symbols) {
    const specifier = symbol?.specifiers["*"] ?? symbol?.specifiers[context.paths.function ?? ""];
    if (symbol === undefined || specifier === undefined) continue;
    const from = specifier.startsWith(".") ? posix.join(directory, specifier) : specifier;
    names.set(from, [...(names.get(from) ?? []), symbol.local]);
  }
  return [...names].map(([from, locals]) => `${locals.join(" and ")} from ${stringLiteral(from)}`).join(" and ");
}

const EXEC = { npm: "npx", pnpm: "pnpm exec", yarn: "yarn", bun: "bunx" } as const;

const testCommand = (runner: RunnerName, path: string, { packageManager, unit }: Project): string => {
  const file = unit !== "" && path.startsWith(`${unit}/`) ? path.slice(unit.length + 1) : path;
  return `${EXEC[packageManager]} ${runner === "vitest" ? "vitest run" : "jest"} ${/[\s"'$`\\]/.test(file) ? `'${file}'` : file}`;
};
