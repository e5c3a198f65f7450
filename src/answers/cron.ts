import { ScaffoldError } from "../errors/scaffold-error.js";
import { CRON_FIELDS, parseCronField } from "./cron-field.js";
import { printable } from "./printable.js";
import { parseTimeZone } from "./time-zone.js";
import { trimBlanks } from "./trim-blanks.js";

/** A schedule that Inngest takes. */
export interface Cron {
  /** Its five fields, one space between them. */
  readonly fields: string;
  /** IANA name; undefined for UTC. */
  readonly zone?: string;
}

const MACROS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
  }),
);
const FORM = 'Write minute, hour, day of month, month and day of week: "0 2 * * *" is every day at 02:00.';
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads `[TZ=<zone> ]<five fields>`. Inngest refuses all else, and one refused function takes its whole app down when it syncs.
 * @throws CRON_INVALID also for a schedule that never comes, such as 31 February
 */
export function parseCron(text: string): Cron {
  const parts = trimBlanks(text).split(/[ \t]+/);
  const prefix = /^(?:CRON_)?TZ=(.*)$/.exec(parts[0] ?? "");
  const zone = prefix ? parseTimeZone(prefix[1] ?? "") : undefined;
  const fields = prefix ? parts.slice(1) : parts;
  checkCount(fields, text);
  const values = CRON_FIELDS.map((field, index) => parseCronField(field, fields[index] ?? ""));
  checkComesEver(values, fields, text);
  return { fields: fields.join(" "), ...(zone === undefined ? {} : { zone }) };
}

/** The text that Inngest takes for it: `TZ=Europe/Prague 0 2 * * *`. */
export const formatCron = (cron: Cron): string =>
  cron.zone === undefined ? cron.fields : `TZ=${cron.zone} ${cron.fields}`;

function checkCount(fields: readonly string[], text: string): void {
  const first = fields[0] ?? "";
  if (first === "") throw invalid("The schedule is empty.", FORM);
  if (first.startsWith("@")) {
    const same = MACROS.get(first.toLowerCase());
    throw invalid(`Inngest does not take the schedule ${printable(text)}.`, same ? `Write "${same}".` : FORM);
  }
  if (fields.length === 5) return;
  const hint = fields.length === 6 ? `${FORM} There is no field for seconds.` : FORM;
  throw invalid(
    `The schedule ${printable(text)} has ${fields.length} ${fields.length === 1 ? "field" : "fields"}; it needs five.`,
    hint,
  );
}

function checkComesEver(values: readonly ReadonlySet<number>[], fields: readonly string[], text: string): void {
  const [, , days, months] = values;
  // With a day of week as well, either of the two days is enough.
  const anyWeekday = /^[*?]/.test(fields[4] ?? "");
  if (!days || !months || !anyWeekday) return;
  const first = Math.min(...days);
  if ([...months].some((month) => first <= (DAYS_IN_MONTH[month - 1] ?? 0))) return;
  throw invalid(
    `The schedule ${printable(text)} never comes: no month it names has a day ${first}.`,
    "Use a day of the month that exists.",
  );
}

const invalid = (message: string, hint: string): ScaffoldError => new ScaffoldError("CRON_INVALID", message, { hint });
