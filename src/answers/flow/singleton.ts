import { ScaffoldError } from "../../errors/scaffold-error.js";
import { nearest } from "../nearest.js";
import { printable } from "../printable.js";
import { formatSetting, readSetting } from "./setting.js";

export interface Singleton {
  readonly mode: "skip" | "cancel";
  readonly key?: string;
}

const FLAG = "--singleton";
const MODES = ["skip", "cancel"] as const;

/**
 * Reads `skip` or `cancel`, and a key: one run at a time, and a new one is skipped or cancels the one before. The server
 * would take a key that does not compile.
 *
 * @throws ANSWER_INVALID
 */
export function parseSingleton(text: string): Singleton {
  const { head, key } = readSetting(FLAG, text);
  const mode = MODES.find((each) => each === head);
  if (mode !== undefined) return key === undefined ? { mode } : { mode, key };
  throw new ScaffoldError("ANSWER_INVALID", `${printable(head)} given to ${FLAG} is neither skip nor cancel.`, {
    hint: `Use ${FLAG} ${nearest(head, MODES) ?? "skip"}.`,
  });
}

/** The text that `parseSingleton` reads as this. */
export const formatSingleton = ({ mode, key }: Singleton): string => formatSetting(mode, {}, key);
