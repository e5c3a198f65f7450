import type { Answers } from "../answers/answers.js";
import type { Project } from "../project/project.js";
import { stringLiteral } from "../text/ts-literal.js";

/** A function option beside id and name, as a TypeScript expression. */
export interface FunctionOption {
  readonly key: string;
  readonly value: string;
}

/**
 * Options in the order in which they are written.
 *
 * @param made the retries of the function where an earlier run made it: other functions that came since change nothing
 */
export function functionOptions(project: Project, answers: Answers, made?: string): FunctionOption[] {
  const { concurrency } = answers;
  const key = concurrency?.key === undefined ? "" : `, key: ${stringLiteral(concurrency.key)}`;
  return [
    { key: "retries", value: retries(project, answers, made) },
    ...(concurrency === undefined ? [] : [{ key: "concurrency", value: `{ limit: ${concurrency.limit}${key} }` }]),
  ];
}

/** What was answered, else what most siblings use, else the project's RETRY_CONFIG, else 3, or 2 for what runs by the clock. */
function retries(project: Project, answers: Answers, made: string | undefined): string {
  if (answers.retries !== undefined) return String(answers.retries);
  const config = project.helpers.retryConfig;
  const shared = config === undefined ? undefined : `${config.local}.${config.key}.retries`;
  const usable = (text: string | undefined): text is string =>
    text !== undefined && (/^\d+$/.test(text) || text === shared);
  if (usable(made)) return made;
  const used = project.functions.map((each) => each.retries).filter(usable);
  return mostUsed(used) ?? shared ?? (answers.trigger === "event" ? "3" : "2");
}

/** Undefined for an empty list and where two are used equally often. */
function mostUsed(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first === undefined || first[1] === second?.[1] ? undefined : first[0];
}

/** True where one of the options reads the project's RETRY_CONFIG. */
export const usesRetryConfig = (options: readonly FunctionOption[], project: Project): boolean => {
  const name = project.helpers.retryConfig?.local;
  return name !== undefined && options.some((option) => option.value.startsWith(`${name}.`));
};
