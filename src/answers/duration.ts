import { ScaffoldError } from "../errors/scaffold-error.js";
import { printable } from "./printable.js";

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

export interface DurationRange {
  readonly least: string;
  readonly most: string;
}

/** The length in seconds of `30s`, `5m`, `2h` or `1d`. */
export const secondsOf = (duration: string): number =>
  Number(duration.slice(0, -1)) * (SECONDS[duration.slice(-1)] ?? Number.NaN);

const NORMAL = [
  ["w", 604_800],
  ["d", 86_400],
  ["h", 3600],
  ["m", 60],
  ["s", 1],
] as const;

/**
 * The same length as Inngest's SDK asks the server for it: `1d` for `24h`, `1h30m` for `90m`, `1w` for `7d`. Takes one
 * whole unit and gives undefined for anything else, and for nothing at all: of those the SDK makes an empty text.
 */
export function normalDuration(duration: string): string | undefined {
  let rest = /^\d{1,9}[smhd]$/.test(duration) ? secondsOf(duration) : 0;
  let text = "";
  for (const [unit, seconds] of NORMAL) {
    if (rest >= seconds) text += `${Math.floor(rest / seconds)}${unit}`;
    rest %= seconds;
  }
  return text === "" ? undefined : text;
}

const EXAMPLES = ["1s", "30s", "5m", "2h", "1d"];

/**
 * A time in one whole unit, `30s`, `5m`, `2h` or `1d`, as given. Others are dropped in silence by one part of Inngest
 * or another, or stop the function from ever starting.
 *
 * @param of what it is, for the message: "period"
 * @throws ANSWER_INVALID when it is written otherwise or out of range
 */
export function parseDuration(flag: string, of: string, text: string, { least, most }: DurationRange): string {
  const duration = /^0*(\d{1,9}[smhd])$/.exec(text)?.[1];
  const isWithin = (each: string): boolean => secondsOf(each) >= secondsOf(least) && secondsOf(each) <= secondsOf(most);
  const hint = `Write a whole number and one of s, m, h and d, from ${least} to ${most}: ${EXAMPLES.filter(isWithin).join(", ")}.`;
  if (duration === undefined)
    throw new ScaffoldError("ANSWER_INVALID", `${printable(text)} given to ${flag} is not a ${of} such as ${least}.`, {
      hint,
    });
  if (isWithin(duration)) return duration;
  throw new ScaffoldError(
    "ANSWER_INVALID",
    `The ${of} ${duration} given to ${flag} is not from ${least} to ${most}, as Inngest wants it.`,
    { hint },
  );
}
