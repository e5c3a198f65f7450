import type { JobState } from "../../answers/status-column.js";
import { words } from "../../text/case.js";

/** What projects call the states of a job, the most telling first. */
const WORDS: Readonly<Record<JobState, readonly string[]>> = {
  pending: [
    "pending",
    "queued",
    "waiting",
    "new",
    "created",
    "scheduled",
    "todo",
    "not started",
    "unprocessed",
    "queue",
    "uploaded",
    "received",
    "requested",
    "submitted",
    "draft",
  ],
  processing: [
    "processing",
    "in progress",
    "running",
    "started",
    "working",
    "in process",
    "generating",
    "analyzing",
    "analysing",
    "extracting",
    "importing",
    "exporting",
    "syncing",
    "indexing",
    "transcribing",
    "parsing",
    "rendering",
    "enriching",
    "scoring",
    "building",
    "sending",
    "publishing",
    "uploading",
    "active",
  ],
  completed: [
    "completed",
    "complete",
    "done",
    "finished",
    "processed",
    "succeeded",
    "success",
    "successful",
    "ready",
    "generated",
    "analyzed",
    "analysed",
    "extracted",
    "imported",
    "exported",
    "synced",
    "indexed",
    "transcribed",
    "enriched",
    "scored",
    "sent",
    "delivered",
    "published",
  ],
  failed: ["failed", "failure", "error", "errored", "fail"],
};

/** States that a job may have beside the four. */
const OTHERS: ReadonlySet<string> = new Set([
  ...["cancelled", "canceled", "skipped", "paused", "retrying", "retry", "timeout", "timed out", "expired", "aborted"],
  ...["partial", "idle", "unknown", "stopped", "dead", "awaiting resume", "awaiting", "on hold", "none"],
]);

const wordOf = (value: string): string => words(value).join(" ");

export interface KnownStates {
  readonly values: Readonly<Partial<Record<JobState, string>>>;
  /** Every value is a state of a job, and none of a thing of the business. */
  readonly only: boolean;
}

/** The values of a list that stand for the states of a job, each by the most telling of its words. */
export function knownStates(list: readonly string[]): KnownStates {
  const values: Partial<Record<JobState, string>> = {};
  for (const [state, known] of Object.entries(WORDS) as [JobState, readonly string[]][]) {
    const found = known
      .map((word) => list.find((value) => wordOf(value) === word))
      .find((value) => value !== undefined);
    if (found !== undefined) values[state] = found;
  }
  const all = new Set(Object.values(WORDS).flat());
  const only = list.every((value) => all.has(wordOf(value)) || OTHERS.has(wordOf(value)));
  return { values, only };
}

/** The usual values of a text, in the case of one that is known: `PENDING` gives `PROCESSING`. */
export function usualStates(preset: string | undefined): Readonly<Record<JobState, string>> | undefined {
  const usual = { pending: "pending", processing: "processing", completed: "completed", failed: "failed" };
  if (preset === undefined) return usual;
  if (!WORDS.pending.includes(wordOf(preset))) return undefined;
  const cased = (word: string): string => {
    if (preset === preset.toUpperCase() && preset !== preset.toLowerCase()) return word.toUpperCase();
    return /^[A-Z]/.test(preset) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  };
  return { pending: preset, processing: cased("processing"), completed: cased("completed"), failed: cased("failed") };
}
