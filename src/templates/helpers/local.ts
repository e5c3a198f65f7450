import { PROTOTYPE_NAMES, RESERVED_WORDS } from "../../answers/reserved-words.js";
import { type HelperFactory, optionsOf, textArgument } from "./helper.js";

/** What generated files call their own, and globals that they use. */
const USED = [
  ["event", "step", "payload", "data", "result", "results", "error", "message", "found", "now", "item", "items"],
  [
    "processed",
    "failed",
    "processedAt",
    "isManual",
    "manual",
    "only",
    "hourAgo",
    "run",
    "sent",
    "steps",
    "rows",
    "written",
    "settings",
    "history",
    "sent",
    "response",
    "batch",
    "ids",
  ],
  ["process", "Date", "Error", "String", "Promise", "undefined", "vi", "jest", "expect", "describe", "it", "targets"],
].flat();

/** `{{local entity.camel}}`: a variable of that name. Where it means something else, `Record` is added, or `or="toSync"` used. */
export const local: HelperFactory =
  ({ context }) =>
  (...args) => {
    const name = textArgument(args, 0, "local");
    const taken = new Set([...USED, ...Object.values(context.symbols).map((symbol) => symbol.local)]);
    const { or } = optionsOf(args).hash as { or?: unknown };
    const usable = !taken.has(name) && !RESERVED_WORDS.has(name) && !PROTOTYPE_NAMES.has(name);
    return usable ? name : typeof or === "string" ? or : `${name}Record`;
  };
