import { parseWholeNumber } from "../whole-number.js";
import { parseRate, type Rate } from "./rate.js";
import { formatSetting, readSetting } from "./setting.js";

export interface Throttle extends Rate {
  /** Runs that may start at once; they are spread over the period without it. */
  readonly burst?: number;
  readonly key?: string;
}

const FLAG = "--throttle";
const MOST = 100_000;

/**
 * Reads `10/1m[,burst=5][:event.data.projectId]`: what comes too fast waits. The server would take a limit of zero for
 * one and a key that does not compile.
 *
 * @throws ANSWER_INVALID
 */
export function parseThrottle(text: string): Throttle {
  const { head, named, key } = readSetting(FLAG, text, ["burst"]);
  const rate = parseRate(FLAG, head, { least: 1, most: MOST, period: { least: "1s", most: "7d" } });
  const burst =
    named.burst === undefined ? {} : { burst: parseWholeNumber(FLAG, named.burst, { least: 1, most: MOST }) };
  return { ...rate, ...burst, ...(key === undefined ? {} : { key }) };
}

/** The text that `parseThrottle` reads as this. */
export const formatThrottle = ({ limit, period, burst, key }: Throttle): string =>
  formatSetting(`${limit}/${period}`, { burst }, key);
