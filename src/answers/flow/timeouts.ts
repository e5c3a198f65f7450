import { ScaffoldError } from "../../errors/scaffold-error.js";
import { parseDuration } from "../duration.js";
import { formatSetting, readSetting } from "./setting.js";

export interface Timeouts {
  /** From the run's first request to its end. */
  readonly finish?: string;
  /** From the event to the run's first request. */
  readonly start?: string;
}

const FLAG = "--timeout";
const RANGE = { least: "1s", most: "365d" };

/**
 * Reads `2h`, `2h,start=10m` or `start=10m`: a run that takes longer, or waits longer, is cancelled. A time that
 * the server cannot read would keep the function from ever starting.
 *
 * @throws ANSWER_INVALID
 */
export function parseTimeouts(text: string): Timeouts {
  // A first part with a name is one of the named.
  const { head, named, key } = readSetting(FLAG, text.replace(/^[ \t]*(?=[a-z]+[ \t]*=)/, ","), ["start", "finish"]);
  if (key !== undefined) throw invalid(`${FLAG} takes no key.`);
  if (head !== "" && named.finish !== undefined) throw invalid(`finish is given twice to ${FLAG}.`);
  const finish = head === "" ? named.finish : head;
  if (finish === undefined && named.start === undefined) throw invalid(`${FLAG} is given no time.`);
  return {
    ...(finish === undefined ? {} : { finish: parseDuration(FLAG, "time", finish, RANGE) }),
    ...(named.start === undefined ? {} : { start: parseDuration(FLAG, "time", named.start, RANGE) }),
  };
}

/** The text that `parseTimeouts` reads as this. */
export const formatTimeouts = ({ finish, start }: Timeouts): string =>
  finish === undefined ? `start=${start}` : formatSetting(finish, { start });

const invalid = (message: string): ScaffoldError =>
  new ScaffoldError("ANSWER_INVALID", message, {
    hint: `Write ${FLAG} 2h, or ${FLAG} 2h,start=10m to limit the wait before it too.`,
  });
