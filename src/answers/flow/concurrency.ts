import { parseWholeNumber } from "../whole-number.js";
import { formatSetting, readSetting } from "./setting.js";

export interface Concurrency {
  readonly limit: number;
  /** CEL over the event: `event.data.projectId`. */
  readonly key?: string;
}

const FLAG = "--concurrency";

/**
 * Reads `5` or `5:event.data.projectId`. Zero is refused: to Inngest it means no limit.
 * @throws ANSWER_INVALID
 */
export function parseConcurrency(text: string): Concurrency {
  const { head, key } = readSetting(FLAG, text);
  const limit = parseWholeNumber(FLAG, head, { least: 1, most: 100_000 });
  return key === undefined ? { limit } : { limit, key };
}

/** The text that `parseConcurrency` reads as this. */
export const formatConcurrency = ({ limit, key }: Concurrency): string => formatSetting(String(limit), {}, key);
