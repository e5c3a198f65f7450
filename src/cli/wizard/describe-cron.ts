import { parseCron } from "../../answers/cron.js";
import { formatRun, nextRuns } from "../../answers/cron-runs.js";
import { cronWords } from "../../answers/cron-words.js";

/** A schedule in words, and its next three runs in UTC and in its own time zone. */
export function describeCron(cron: string, now: Date): string {
  const { zone } = parseCron(cron);
  const runs = nextRuns(cron, now).map((run) => {
    const utc = formatRun(run);
    return zone === undefined || zone === "UTC" ? `  ${utc}` : `  ${utc}  =  ${formatRun(run, zone)}`;
  });
  return [`${cronWords(cron)}. Next runs:`, ...runs].join("\n");
}
