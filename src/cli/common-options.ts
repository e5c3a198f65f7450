import { resolve, sep } from "node:path";
import type { Parsed } from "./parse-flags.js";
import type { Streams } from "./streams.js";

/** The flags of every command, read. */
export interface CommonOptions {
  /** Absolute, with "/". */
  readonly cwd: string;
  /** As given to --cwd. */
  readonly cwdFlag: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

export function readCommonOptions({ flags }: Parsed, streams: Streams): CommonOptions {
  const cwdFlag = textFlag(flags, "cwd");
  return {
    cwd: resolve(streams.cwd, cwdFlag ?? ".")
      .split(sep)
      .join("/"),
    cwdFlag,
    json: flags.has("json"),
    quiet: flags.has("quiet"),
    verbose: flags.has("verbose"),
  };
}

export function textFlag(flags: Parsed["flags"], name: string): string | undefined {
  const value = flags.get(name);
  return typeof value === "string" ? value : undefined;
}

export function listFlag(flags: Parsed["flags"], name: string): readonly string[] {
  const value = flags.get(name);
  return Array.isArray(value) ? value : [];
}
