import { CronExpressionParser } from "cron-parser";
import { parseCron } from "./cron.js";

/**
 * The next times a schedule comes after `from`.
 * @throws CRON_INVALID
 */
export function nextRuns(text: string, from: Date, count = 3): Date[] {
  const { fields, zone = "UTC" } = parseCron(text);
  const runs = CronExpressionParser.parse(fields.replaceAll("?", "*"), { currentDate: from, tz: zone });
  return Array.from({ length: count }, () => runs.next().toDate());
}

/** A moment as people in a time zone read it: "Tue 24 Nov 2026, 02:00 GMT+1". */
export function formatRun(run: Date, zone = "UTC"): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    day: "2-digit",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  }).formatToParts(run);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("weekday")} ${part("day")} ${part("month")} ${part("year")}, ${part("hour")}:${part("minute")} ${part("timeZoneName")}`;
}
