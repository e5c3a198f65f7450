import type { Answers } from "../answers/answers.js";
import { secondsOf } from "../answers/duration.js";
import type { Project } from "../project/project.js";
import type { RenderContext } from "../templates/context.js";
import { stringLiteral } from "../text/ts-literal.js";

/** A function option beside id and name, as a TypeScript expression. */
export type FunctionOption = RenderContext["options"][number];

export interface OptionsInput {
  readonly project: Project;
  readonly answers: Answers;
  /** The retries of the function where an earlier run made it: other functions that came since change nothing. */
  readonly made?: string | undefined;
  /** What the events of `answers.cancelOn` are called where they have a constant, in their order. */
  readonly cancelling?: readonly (string | undefined)[];
}

/** Options in the order in which they are written: how often, how many at once, how fast, which, and for how long. */
export function functionOptions(input: OptionsInput): FunctionOption[] {
  const { answers } = input;
  const { concurrency, throttle, rateLimit, debounce, batch, timeouts, singleton } = answers;
  const all: Record<string, string | undefined> = {
    retries: retries(input),
    concurrency: concurrency && oneOrList(concurrency.map((each) => object({ ...each }))),
    throttle: throttle && object({ ...throttle }),
    rateLimit: rateLimit && object({ ...rateLimit }),
    debounce: debounce && object({ ...debounce }),
    priority: answers.priority && object({ run: answers.priority }),
    idempotency: answers.idempotency && literal(answers.idempotency),
    singleton: singleton && object({ ...singleton }),
    batchEvents: batch && object({ maxSize: batch.size, timeout: `${secondsOf(batch.timeout)}s`, key: batch.key }),
    timeouts: timeouts && object({ start: timeouts.start, finish: timeouts.finish }),
  };
  const options = Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
  return [...options, ...cancelOption(input)];
}

/** SDK 4 names an event by its constant, and Inngest gets its name all the same, under another key. */
function cancelOption({ answers: { cancelOn }, cancelling = [] }: OptionsInput): FunctionOption[] {
  if (cancelOn === undefined) return [];
  const entries = (eventText: (event: string, index: number) => string): string =>
    list(cancelOn.map((each, index) => object({ if: each.if }, [`event: ${eventText(each.event, index)}`])));
  const value = entries((event, index) => cancelling[index] ?? stringLiteral(event));
  return [{ key: "cancelOn", value, synced: { key: "cancel", value: entries(stringLiteral) } }];
}

const MAX_WIDTH = 80;

/** An array literal, over several lines where it would be long. */
function list(texts: readonly string[]): string {
  const line = `[${texts.join(", ")}]`;
  return line.length <= MAX_WIDTH ? line : `[\n${texts.map((text) => `  ${text},\n`).join("")}]`;
}

const oneOrList = (texts: readonly string[]): string => (texts.length === 1 ? (texts[0] ?? "") : list(texts));

/** A text with double quotes in it, as CEL often has, stands between single ones. */
const literal = (text: string): string =>
  /^[^'\\\p{C}\p{Zl}\p{Zp}]*"[^'\\\p{C}\p{Zl}\p{Zp}]*$/u.test(text) ? `'${text}'` : stringLiteral(text);

/** An object literal of texts and numbers; what is undefined is left out, as exact optional properties want it. */
function object(values: Readonly<Record<string, string | number | undefined>>, first: readonly string[] = []): string {
  const properties = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${typeof value === "number" ? value : literal(value)}`],
  );
  return `{ ${[...first, ...properties].join(", ")} }`;
}

/** What was answered, else what most siblings use, else the project's RETRY_CONFIG, else 3, or 2 for what runs by the clock. */
function retries({ project, answers, made }: OptionsInput): string {
  if (answers.retries !== undefined) return String(answers.retries);
  const config = project.helpers.retryConfig;
  const shared = config === undefined ? undefined : `${config.local}.${config.key}.retries`;
  const usable = (text: string | undefined): text is string =>
    text !== undefined && (/^\d+$/.test(text) || text === shared);
  if (usable(made)) return made;
  const there = project.functions.filter((each) => !each.isPlanned);
  const served = there.filter((each) => each.served);
  const siblings = served.length > 0 ? served : there;
  const used = siblings.map((each) => each.retries).filter((text) => text !== undefined);
  // What a few of them set says nothing of the others.
  const usual = used.length * 2 > siblings.length ? mostUsed(used.filter(usable)) : undefined;
  return usual ?? shared ?? (answers.trigger === "event" ? "3" : "2");
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
