import { ScaffoldError } from "../errors/scaffold-error.js";
import { listed } from "../text/listed.js";
import type { RawAnswers } from "./raw-answers.js";
import { triggerOf } from "./trigger.js";

/** The flags of the required answers that are not there; "<name>" for the job name. */
export function missingAnswers(raw: RawAnswers): string[] {
  const trigger = triggerOf(raw);
  const missing: string[] = [];
  if (raw.name === undefined) missing.push("<name>");
  if (trigger === undefined) missing.push("--event or --cron");
  if (trigger !== undefined && trigger !== "cron" && raw.event === undefined) missing.push("--event");
  if (trigger !== undefined && trigger !== "event" && raw.cron === undefined) missing.push("--cron");
  return missing;
}

/** @throws MISSING_ANSWER naming every required answer that is not there */
export function requireAnswers(raw: RawAnswers): void {
  const missing = missingAnswers(raw);
  if (missing.length === 0) return;
  const named = missing.map((flag) => (flag === "<name>" ? "the job's <name>" : flag));
  throw new ScaffoldError(
    "MISSING_ANSWER",
    `Nobody can be asked here, and ${listed(named)} ${named.length === 1 ? "is" : "are"} missing.`,
    {
      hint: "Give it like this: scaffold inngest add parse-transcript --event crm/transcript.uploaded --field transcriptId:string",
    },
  );
}
