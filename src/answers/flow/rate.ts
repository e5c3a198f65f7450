import { ScaffoldError } from "../../errors/scaffold-error.js";
import { type DurationRange, parseDuration } from "../duration.js";
import { printable } from "../printable.js";
import { parseWholeNumber } from "../whole-number.js";

/** So many in so long. */
export interface Rate {
  readonly limit: number;
  /** `30s`, `5m`, `2h` or `1d`. */
  readonly period: string;
}

export interface RateRange {
  readonly least: number;
  readonly most: number;
  readonly period: DurationRange;
}

/**
 * Reads `10/1m`.
 * @throws ANSWER_INVALID
 */
export function parseRate(flag: string, text: string, { period, ...limits }: RateRange): Rate {
  const [limit = "", length, ...rest] = text.split("/");
  if (length === undefined || rest.length > 0)
    throw new ScaffoldError("ANSWER_INVALID", `${printable(text)} given to ${flag} is not written number/time.`, {
      hint: `Write how many, a slash, and in which time: ${flag} 10/${period.most === "5m" ? "30s" : "1m"}.`,
    });
  const number = parseWholeNumber(flag, limit, limits);
  return { limit: number, period: parseDuration(flag, "period", length, period) };
}
