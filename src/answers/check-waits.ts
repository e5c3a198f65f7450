import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Answers, FlowOptions } from "./answers.js";
import { secondsOf } from "./duration.js";
import { printable } from "./printable.js";
import type { TemplateFacts } from "./template-question.js";

/**
 * Refuses options that end every run before what the template waits for has come: none would ever go on.
 * @throws ANSWER_INVALID
 */
export function refuseEndedWaits(
  { questions }: TemplateFacts,
  extra: Answers["extra"],
  { timeouts, cancelOn = [] }: FlowOptions,
): void {
  for (const { key, flag, type, awaited } of questions) {
    const answer = extra[key];
    if (!awaited || typeof answer !== "string") continue;
    if (type === "event") refuseCancelling(answer, cancelOn);
    else refuseOutOfTime(flag, answer, timeouts?.finish);
  }
}

/** Whatever the event says: a narrower condition may tell one answer from another. */
const SAME_ID = /^async\.data\.(\w+) == event\.data\.\1$/;

function refuseCancelling(event: string, cancelOn: NonNullable<FlowOptions["cancelOn"]>): void {
  const ends = cancelOn.some((each) => each.event === event && (each.if === undefined || SAME_ID.test(each.if)));
  if (!ends) return;
  throw new ScaffoldError(
    "ANSWER_INVALID",
    `${printable(event)} is what the job waits for, and cannot cancel it as well.`,
    { hint: "Give --cancel-on another event, or leave it out: what the job does on the answer may be to end." },
  );
}

function refuseOutOfTime(flag: string, wait: string, finish: string | undefined): void {
  if (finish === undefined || secondsOf(finish) > secondsOf(wait)) return;
  throw new ScaffoldError(
    "ANSWER_INVALID",
    `--timeout ${finish} cancels a run before ${flag} ${wait} is over: what follows the wait would never be done.`,
    { hint: `Give a --timeout of more than ${wait}, or a shorter ${flag}.` },
  );
}
