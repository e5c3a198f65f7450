import { definedOnly } from "../../answers/defined-only.js";
import type { Choose } from "../../project/detect.js";
import { shellQuote } from "../../text/shell-quote.js";
import { textFlag } from "../common-options.js";
import { invocation } from "../invocation.js";
import { parseFlags } from "../parse-flags.js";
import type { Streams } from "../streams.js";
import { readWriteOptions, type WriteOptions } from "../write-options.js";
import { REMOVE_SPEC } from "./remove-spec.js";

export interface RemoveRequest {
  /** The ids of the functions. */
  readonly ids: readonly string[];
  /** What the command line and the configuration say about where things are. */
  readonly choose: Choose;
  /** What the command line alone says of it. */
  readonly given: Choose;
  readonly options: WriteOptions;
  /** False for --no-format. */
  readonly format: boolean;
  /** Of templates, as the configuration has them; absolute. */
  readonly directories: readonly string[];
}

/** @throws USAGE */
export function readRemove(argv: readonly string[], streams: Streams): Omit<RemoveRequest, "directories"> {
  const parsed = parseFlags(REMOVE_SPEC, argv);
  const flag = (name: string): string | undefined => textFlag(parsed.flags, name);
  const given = definedOnly({ serve: flag("serve"), client: flag("client"), dir: flag("dir") });
  const format = !parsed.flags.has("no-format");
  return { ids: parsed.operands, choose: given, given, options: readWriteOptions(parsed, streams), format };
}

/** The command that does the same without questions. */
export function rerunOfRemove({ ids, given, options, format }: RemoveRequest): string {
  const places = Object.entries({ ...given, cwd: options.cwdFlag }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, String(value)],
  );
  const flags = format ? places : [...places, "--no-format"];
  const names = ids.some((id) => id.startsWith("-")) ? [...flags, "--", ...ids] : [...ids, ...flags];
  return [...invocation(), "remove", ...names].map(shellQuote).join(" ");
}
