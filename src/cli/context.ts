import type { Colors } from "./output/colors.js";
import type { Streams } from "./streams.js";

/** What every command gets beside its own flags. */
export interface Context {
  readonly streams: Streams;
  readonly colors: Colors;
}
