import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { FlowOptions, Trigger } from "../answers.js";
import type { TemplateFacts } from "../template-question.js";

/** What cannot stand beside --batch, and what Inngest does about it (measured against its server). */
const NOT_WITH_BATCH = [
  { key: "cancelOn", flag: "--cancel-on", reason: "Inngest refuses the app that has both" },
  { key: "debounce", flag: "--debounce", reason: "Inngest refuses the app that has both" },
  { key: "singleton", flag: "--singleton", reason: "Inngest refuses the app that has both" },
  { key: "priority", flag: "--priority", reason: "Inngest refuses the app that has both" },
  { key: "rateLimit", flag: "--rate-limit", reason: "Inngest ignores the limit without a word" },
  { key: "idempotency", flag: "--idempotency", reason: "Inngest runs the same event again all the same" },
] as const satisfies readonly { key: keyof FlowOptions; flag: string; reason: string }[];

/** What means nothing to a job that only the clock starts. */
const NEEDS_EVENT = [
  { key: "batch", flag: "--batch" },
  { key: "debounce", flag: "--debounce" },
  { key: "priority", flag: "--priority" },
  { key: "idempotency", flag: "--idempotency" },
] as const satisfies readonly { key: keyof FlowOptions; flag: string }[];

/** True for the key of an option that a job which only the clock starts cannot have. */
export const needsEvent = (option: string): boolean => NEEDS_EVENT.some(({ key }) => key === option);

/**
 * Refuses options that Inngest takes neither together nor with such a trigger, and those it would ignore in silence.
 * @throws ANSWER_INVALID
 */
export function checkCombination(options: Partial<FlowOptions>, trigger: Trigger, template: TemplateFacts): void {
  if (trigger === "cron") {
    const stray = NEEDS_EVENT.find(({ key }) => options[key] !== undefined);
    if (stray)
      throw refused(
        `${stray.flag} needs an event, and only the clock starts this job.`,
        "Leave it out, or give --event.",
      );
    const keyed = keyedFlag(options);
    if (keyed !== undefined)
      throw refused(
        `The key of ${keyed} reads an event, and only the clock starts this job.`,
        "Leave the key out, or give --event.",
      );
  }
  if (options.batch !== undefined) checkBatch(options, trigger, template);
  if (options.rateLimit !== undefined && options.idempotency !== undefined)
    throw refused(
      "--rate-limit and --idempotency do not go together: idempotency is a rate limit of one in 24 hours, and takes its place.",
      "Leave one of them out.",
    );
  const keys = options.concurrency?.map(({ key = "" }) => key) ?? [];
  if (new Set(keys).size < keys.length)
    throw refused("--concurrency is given two limits for the same runs.", "Give one, or each a key of its own.");
}

function checkBatch(options: Partial<FlowOptions>, trigger: Trigger, template: TemplateFacts): void {
  if (!template.handles?.includes("events"))
    throw refused(
      `The template ${template.id} takes one event at a time, and --batch hands it several.`,
      "Leave --batch out, or use a template for several events: --template batch.",
    );
  if (trigger !== "event")
    throw refused("--batch collects events, and the clock starts this job too.", "Leave --cron or --batch out.");
  const other = NOT_WITH_BATCH.find(({ key }) => options[key] !== undefined);
  if (other) throw refused(`--batch and ${other.flag} do not go together: ${other.reason}.`, "Leave one of them out.");
  if (options.concurrency?.some(({ key }) => key !== undefined))
    throw refused(
      "--batch and a key of --concurrency do not go together: Inngest ignores the key.",
      "Leave the key out, or give it to --batch: --batch 100/10s:event.data.projectId.",
    );
}

/** The flag of the first option with a key. */
function keyedFlag({ concurrency, throttle, rateLimit, singleton }: Partial<FlowOptions>): string | undefined {
  if (concurrency?.some(({ key }) => key !== undefined)) return "--concurrency";
  if (throttle?.key !== undefined) return "--throttle";
  if (rateLimit?.key !== undefined) return "--rate-limit";
  return singleton?.key === undefined ? undefined : "--singleton";
}

const refused = (message: string, hint: string): ScaffoldError =>
  new ScaffoldError("ANSWER_INVALID", message, { hint });
