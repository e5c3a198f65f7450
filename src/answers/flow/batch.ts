import { parseRate } from "./rate.js";
import { formatSetting, readSetting } from "./setting.js";

export interface Batch {
  readonly size: number;
  /** The longest that the first event waits for others. */
  readonly timeout: string;
  readonly key?: string;
}

const FLAG = "--batch";

/**
 * Reads `100/10s[:event.data.projectId]`: so many events in one run, or those that came in so long. The largest size
 * and time are those of Inngest's plans (documentation of its limits).
 *
 * @throws ANSWER_INVALID
 */
export function parseBatch(text: string): Batch {
  const { head, key } = readSetting(FLAG, text);
  const range = { least: 2, most: 500, period: { least: "1s", most: "5m" } };
  const { limit: size, period: timeout } = parseRate(FLAG, head, range);
  return key === undefined ? { size, timeout } : { size, timeout, key };
}

/** The text that `parseBatch` reads as this. */
export const formatBatch = ({ size, timeout, key }: Batch): string => formatSetting(`${size}/${timeout}`, {}, key);
