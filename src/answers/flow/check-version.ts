import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Project } from "../../project/project.js";
import { type Feature, hasFeature } from "../../project/sdk/features.js";
import { needs } from "../../project/sdk/needs.js";
import type { FlowOptions } from "../answers.js";

type Options = Partial<FlowOptions>;

interface Need {
  readonly feature: Feature;
  readonly what: string;
  readonly used: (options: Options) => boolean;
}

/** What each option takes of the SDK. */
const NEEDS: readonly Need[] = [
  { feature: "options.concurrency", what: "--concurrency", used: ({ concurrency }) => concurrency !== undefined },
  {
    ...{ feature: "options.concurrency.several", what: "--concurrency, given twice," },
    used: ({ concurrency = [] }) => concurrency.length > 1,
  },
  { feature: "options.throttle", what: "--throttle", used: ({ throttle }) => throttle !== undefined },
  {
    ...{ feature: "options.throttle.burst", what: "a burst of --throttle" },
    used: ({ throttle }) => throttle?.burst !== undefined,
  },
  {
    ...{ feature: "options.debounce.timeout", what: "a timeout of --debounce" },
    used: ({ debounce }) => debounce?.timeout !== undefined,
  },
  {
    ...{ feature: "options.batchEvents.key", what: "a key of --batch" },
    used: ({ batch }) => batch?.key !== undefined,
  },
  { feature: "options.timeouts", what: "--timeout", used: ({ timeouts }) => timeouts !== undefined },
  { feature: "options.singleton", what: "--singleton", used: ({ singleton }) => singleton !== undefined },
  {
    ...{ feature: "options.singleton.cancel", what: "--singleton cancel" },
    used: ({ singleton }) => singleton?.mode === "cancel",
  },
];

/** The options without those that the template brought itself, and that the project's SDK is too old for. */
export function withoutTooNew(options: Options, isBrought: (key: string) => boolean, { sdk }: Project): Options {
  const isTooNew = (key: string, value: unknown): boolean =>
    isBrought(key) && NEEDS.some(({ feature, used }) => !hasFeature(sdk, feature) && used({ [key]: value }));
  return Object.fromEntries(Object.entries(options).filter(([key, value]) => !isTooNew(key, value)));
}

/**
 * Refuses what the project's SDK is too old for: it would drop the option without a word.
 * @throws ANSWER_INVALID
 */
export function checkVersion(options: Options, { sdk }: Project): void {
  const early = NEEDS.findLast(({ feature, used }) => used(options) && !hasFeature(sdk, feature));
  if (early === undefined) return;
  const { text, since } = needs(sdk, early.feature);
  throw new ScaffoldError("ANSWER_INVALID", `${early.what.replace(/^a/, "A")} ${text}.`, {
    hint: `Update it (inngest@^${since}), or leave that out.`,
  });
}
