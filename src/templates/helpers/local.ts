import { PROTOTYPE_NAMES, RESERVED_WORDS } from "../../answers/reserved-words.js";
import { type HelperFactory, textArgument } from "./helper.js";

/** What generated files call their own, and globals that they use. */
const USED = [
  ["event", "step", "payload", "data", "result", "results", "error", "message", "found", "now", "item", "items"],
  ["processed", "failed", "processedAt", "isManual", "manual", "only", "hourAgo", "run", "sent", "steps", "rows"],
  ["process", "Date", "Error", "String", "Promise", "undefined", "vi", "jest", "expect", "describe", "it", "writes"],
].flat();

/** `{{local entity.camel}}`: a variable of that name, or one with `Record` added where the name means something else. */
export const local: HelperFactory =
  ({ context }) =>
  (...args) => {
    const name = textArgument(args, 0, "local");
    const taken = new Set([...USED, ...Object.values(context.symbols).map((symbol) => symbol.local)]);
    return taken.has(name) || RESERVED_WORDS.has(name) || PROTOTYPE_NAMES.has(name) ? `${name}Record` : name;
  };
