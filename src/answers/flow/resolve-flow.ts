import type { Warning } from "../../project/project.js";
import type { Cancellation, Field, FlowOptions } from "../answers.js";
import { definedOnly } from "../defined-only.js";
import { formatField } from "../field.js";
import { printable } from "../printable.js";
import type { RawAnswers } from "../raw-answers.js";
import type { TemplateFacts } from "../template-question.js";
import { type CancelledJob, completeCancellation } from "./cancellation.js";
import { checkCombination } from "./check-combination.js";
import { checkExpression, type ExpressionUse } from "./check-expression.js";
import { checkVersion, withoutTooNew } from "./check-version.js";
import { eventData } from "./event-data.js";
import { flowAnswers } from "./flow-answers.js";

/** The job whose options are judged. */
export interface FlowJob extends Omit<CancelledJob, "data"> {
  readonly template: TemplateFacts;
}

export interface Flow {
  readonly options: FlowOptions;
  readonly warnings: readonly Warning[];
}

/**
 * The flow options of a job, judged against each other, its trigger, its events' data and the installed SDK.
 * The events that cancel are not judged as names.
 *
 * @throws ANSWER_INVALID
 */
export function resolveFlow(raw: RawAnswers, job: FlowJob): Flow {
  const given = definedOnly(flowAnswers(raw)) as FlowOptions;
  const { defaults = {} } = job.template;
  const brought: Readonly<Record<string, unknown>> = { ...raw };
  const parsed = withoutTooNew(
    given,
    (key) => Object.hasOwn(defaults, key) && defaults[key] === brought[key],
    job.project,
  );
  checkVersion(parsed, job.project);
  checkCombination(parsed, job.trigger, job.template);
  const data = job.event === undefined ? [] : eventData(job.project, job.event, job.fields);
  const cancelOn = parsed.cancelOn?.map((each) => completeCancellation(each, { ...job, data }));
  const options = cancelOn === undefined ? parsed : { ...parsed, cancelOn };
  const use = { event: data, sdk: job.project.sdk.value };
  const warnings = expressionsOf(options, job).flatMap(({ text, missing, ...each }) => {
    const { data: read, optional } = checkExpression(text, { ...use, ...each });
    const clocked = job.trigger === "both" ? read : [];
    const warn = (path: string, which: string) => ({
      code: "OPTIONAL_FIELD",
      message: `${each.flag} reads ${path}, which ${which}: ${missing}.`,
    });
    return [
      ...clocked.map((path) => warn(path, "no run has that the clock starts")),
      ...optional.filter((path) => !clocked.includes(path)).map((path) => warn(path, "may be missing")),
    ];
  });
  return { options, warnings: [...warnings, ...(cancelOn ?? []).flatMap(undeclared)] };
}

/** What such an event is declared with comes of the condition alone: nothing says that it is what is sent. */
const undeclared = ({ event, fields }: Cancellation): Warning[] =>
  fields === undefined ? [] : [{ code: "EVENT_UNDECLARED", message: undeclaredText(event, fields) }];

function undeclaredText(event: string, fields: readonly Field[]): string {
  const subject = `--cancel-on names ${printable(event)}, whose fields are not declared in this project`;
  if (fields.length === 0) return `${subject}: it is declared with none.`;
  return `${subject}: it is declared with ${fields.map(formatField).join(", ")}, and has to be sent with them.`;
}

interface Expression extends Pick<ExpressionUse, "flag" | "gives" | "async"> {
  readonly text: string;
  /** What becomes of an event without a field that it reads. */
  readonly missing: string;
}

function expressionsOf(options: FlowOptions, job: FlowJob): Expression[] {
  const key = (flag: string, text: string | undefined, missing = "events without it share one key"): Expression[] =>
    text === undefined ? [] : [{ flag, text, gives: "key", missing }];
  return [
    ...(options.concurrency ?? []).flatMap((each) => key("--concurrency", each.key)),
    ...key("--throttle", options.throttle?.key),
    ...key("--rate-limit", options.rateLimit?.key, "events without it are not limited"),
    ...key("--debounce", options.debounce?.key),
    ...key("--batch", options.batch?.key),
    ...key("--singleton", options.singleton?.key),
    ...key("--idempotency", options.idempotency, "events without it run every time"),
    ...key("--priority", options.priority, "events without it go ahead of nobody").map((each) => ({
      ...each,
      gives: "priority" as const,
    })),
    ...(options.cancelOn ?? []).flatMap(({ event, if: condition, fields }) =>
      key("--cancel-on", condition, "a run without it is never cancelled so").map((each) => ({
        ...each,
        gives: "condition" as const,
        async: eventData(job.project, event, fields),
      })),
    ),
  ];
}
