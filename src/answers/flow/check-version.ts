import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Project } from "../../project/project.js";
import type { FlowOptions } from "../answers.js";

type Options = Partial<FlowOptions>;

/** The SDK 3 minor that brought an option (changelog of inngest); SDK 4 has them all. */
const SINCE: readonly {
  readonly minor: number;
  readonly what: string;
  readonly used: (options: Options) => boolean;
}[] = [
  { minor: 12, what: "a timeout of --debounce", used: ({ debounce }) => debounce?.timeout !== undefined },
  { minor: 20, what: "a key of --batch", used: ({ batch }) => batch?.key !== undefined },
  { minor: 25, what: "--timeout", used: ({ timeouts }) => timeouts !== undefined },
  { minor: 39, what: "--singleton", used: ({ singleton }) => singleton !== undefined },
  { minor: 40, what: "--singleton cancel", used: ({ singleton }) => singleton?.mode === "cancel" },
];

const minorOf = ({ sdk }: Project): number => {
  const [, major, minor] = /^(\d+)\.(\d+)\./.exec(sdk.installed ?? "") ?? [];
  return major === "3" ? Number(minor) : Number.POSITIVE_INFINITY;
};

/** The options without those that the template brought itself, and that the installed SDK is too old for. */
export function withoutTooNew(options: Options, isBrought: (key: string) => boolean, project: Project): Options {
  const minor = minorOf(project);
  const isTooNew = (key: string, value: unknown): boolean =>
    isBrought(key) && SINCE.some((each) => each.minor > minor && each.used({ [key]: value }));
  return Object.fromEntries(Object.entries(options).filter(([key, value]) => !isTooNew(key, value)));
}

/**
 * Refuses what the installed SDK is too old for: it would drop the option without a word.
 * @throws ANSWER_INVALID
 */
export function checkVersion(options: Options, project: Project): void {
  const minor = minorOf(project);
  const early = SINCE.filter(({ used }) => used(options)).findLast((each) => each.minor > minor);
  if (early === undefined) return;
  throw new ScaffoldError(
    "ANSWER_INVALID",
    `${early.what.replace(/^a/, "A")} needs inngest 3.${early.minor} or newer, and ${project.sdk.installed} is installed.`,
    { hint: `Update it (inngest@^3.${early.minor}), or leave that out.` },
  );
}
