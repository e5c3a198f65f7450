import { parseRate, type Rate } from "./rate.js";
import { formatSetting, readSetting } from "./setting.js";

export interface RateLimit extends Rate {
  readonly key?: string;
}

const FLAG = "--rate-limit";

/**
 * Reads `10/1h[:event.data.projectId]`: what comes too fast is dropped.
 * @throws ANSWER_INVALID
 */
export function parseRateLimit(text: string): RateLimit {
  const { head, key } = readSetting(FLAG, text);
  const rate = parseRate(FLAG, head, { least: 1, most: 100_000, period: { least: "1s", most: "24h" } });
  return key === undefined ? rate : { ...rate, key };
}

/** The text that `parseRateLimit` reads as this. */
export const formatRateLimit = ({ limit, period, key }: RateLimit): string =>
  formatSetting(`${limit}/${period}`, {}, key);
