import { ScaffoldError } from "../../errors/scaffold-error.js";
import { parseDuration, secondsOf } from "../duration.js";
import { formatSetting, readSetting } from "./setting.js";

export interface Debounce {
  readonly period: string;
  /** The longest that a stream of events can put off a run. */
  readonly timeout?: string;
  readonly key?: string;
}

const FLAG = "--debounce";
const RANGE = { least: "1s", most: "168h" };

/**
 * Reads `30s[,timeout=5m][:event.data.projectId]`: the last of several events counts, once none has come for so long.
 * @throws ANSWER_INVALID
 */
export function parseDebounce(text: string): Debounce {
  const { head, named, key } = readSetting(FLAG, text, ["timeout"]);
  const period = parseDuration(FLAG, "period", head, RANGE);
  const given = named.timeout;
  const timeout = given === undefined ? undefined : parseDuration(FLAG, "timeout", given, RANGE);
  if (timeout !== undefined && secondsOf(timeout) <= secondsOf(period))
    throw new ScaffoldError("ANSWER_INVALID", `The timeout ${timeout} of ${FLAG} is no longer than its period.`, {
      hint: `Give a timeout above ${period}, or none.`,
    });
  return { period, ...(timeout === undefined ? {} : { timeout }), ...(key === undefined ? {} : { key }) };
}

/** The text that `parseDebounce` reads as this. */
export const formatDebounce = ({ period, timeout, key }: Debounce): string => formatSetting(period, { timeout }, key);
