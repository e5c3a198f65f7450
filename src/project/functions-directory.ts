import { posix } from "node:path";
import { majority } from "./majority.js";
import type { ExistingFunction, Finding, LayoutName, Warning } from "./project.js";

interface DirectoryInput {
  readonly functions: readonly ExistingFunction[];
  readonly sourceRoot: string;
  readonly layout: LayoutName | undefined;
  /** The client's file, and where it is. */
  readonly client: { readonly file: string; readonly line: number };
  readonly registration: string;
  readonly serve: string;
  /** What starts the new function. */
  readonly trigger?: "event" | "cron" | undefined;
}

/** Where new functions go. */
export interface FunctionsDirectory extends Finding<string> {
  /** Other directories with as many functions. */
  readonly alike?: readonly string[];
}

/** Where new functions go: where most of the served ones are, by feature where they are; else beside the client. */
export function functionsDirectory({
  functions,
  sourceRoot,
  layout,
  client,
  registration,
  serve,
  trigger = "event",
}: DirectoryInput): FunctionsDirectory {
  const apart = functions.filter((each) => each.file !== client.file && each.file !== registration);
  const served = apart.filter((each) => each.served);
  const known = ofKind(served.length > 0 ? served : apart, trigger);
  const patterns = known.map(({ file, line }) => ({ value: byFeature(posix.dirname(file), sourceRoot), file, line }));
  const common = commonParent(patterns, sourceRoot);
  if (common !== undefined) return common;
  const scattered = topicParent(patterns);
  if (scattered !== undefined) return scattered;
  const most = majority(patterns.map(({ value }) => value));
  const first = patterns.find(({ value }) => value === most);
  if (first !== undefined) {
    const count = (value: string): number => patterns.filter((each) => each.value === value).length;
    const others = [...new Set(patterns.map(({ value }) => value))].filter((value) => value !== first.value);
    const alike = others.filter((value) => count(value) === count(first.value));
    return alike.length === 0 ? first : { ...first, alike };
  }
  if (layout === "features")
    return { value: posix.join(sourceRoot, "features/{feature}/events"), file: client.file, line: client.line };
  const listed = posix.dirname(registration);
  // The empty list of a folder of functions; the folder of an endpoint may be called so as well.
  if (registration !== serve && OF_FUNCTIONS.test(posix.basename(listed)))
    return { value: listed, file: registration, line: 1 };
  return { value: besideClient(client.file), file: client.file, line: client.line };
}

/** Folders whose names say what starts the functions in them. */
const KINDS = {
  event: /^(events?|event-handlers|listeners)$/i,
  cron: /^(crons?|cron-?jobs|schedules?|scheduled(-jobs|-functions)?)$/i,
} as const;

/**
 * Without the functions of folders that are called after the other kind. Where there is no other folder, a new one goes
 * above them if that is a folder of functions too.
 */
function ofKind(functions: readonly ExistingFunction[], trigger: "event" | "cron"): readonly ExistingFunction[] {
  const other = KINDS[trigger === "event" ? "cron" : "event"];
  const left = functions.filter(({ file }) => !other.test(posix.basename(posix.dirname(file))));
  if (left.length > 0) return left;
  return functions.map((each) => {
    const above = posix.dirname(posix.dirname(each.file));
    return OF_FUNCTIONS.test(posix.basename(above))
      ? { ...each, file: posix.join(above, posix.basename(each.file)) }
      : each;
  });
}

const OF_FUNCTIONS = /^(functions?|fns|jobs|workers?|workflows?|tasks)$/i;

/** Where functions are spread over a folder per topic, and none holds most of them, a new one goes above these folders. */
function topicParent(patterns: readonly Finding<string>[]): Finding<string> | undefined {
  const folders = [...new Map(patterns.map((each) => [each.value, each])).values()];
  const [first] = folders;
  const parent = first === undefined ? "" : posix.dirname(first.value);
  const isParent = folders.length > 2 && folders.every(({ value }) => posix.dirname(value) === parent);
  const largest = Math.max(...folders.map(({ value }) => patterns.filter((each) => each.value === value).length));
  if (first === undefined || !isParent || largest * 2 > patterns.length) return undefined;
  return OF_FUNCTIONS.test(posix.basename(parent)) || /^(handlers|crons?|inngest)$/i.test(posix.basename(parent))
    ? { ...first, value: parent }
    : undefined;
}

/** Where each function lies in a folder of its own, a new one goes beside these folders. */
function commonParent(patterns: readonly Finding<string>[], sourceRoot: string): Finding<string> | undefined {
  const files = [...new Map(patterns.map((each) => [each.file, each])).values()];
  const alone = files.filter(({ value }) => {
    const inside = files.filter((other) => other.value === value || other.value.startsWith(`${value}/`));
    return inside.length === 1;
  });
  const parents = alone.map(({ value, file, line }) => ({ value: posix.dirname(value), file, line }));
  const [first] = parents;
  const isMost = alone.length > 1 && alone.length * 2 > files.length;
  const isShared = parents.every(({ value }) => value === first?.value);
  return isMost && isShared && first?.value !== "." && first?.value !== sourceRoot ? first : undefined;
}

/** A folder per feature under `features` or `modules` of the sources is any feature's. */
function byFeature(directory: string, sourceRoot: string): string {
  const below = posix.relative(sourceRoot, directory);
  if (below.startsWith("..")) return directory;
  return posix.join(
    sourceRoot,
    below.replace(
      /(^|\/)(features|modules|domains)\/([^/]+)(?=\/|$)/,
      (all, before: string, folder: string, name: string) =>
        OWN_FOLDER.test(name) ? all : `${before}${folder}/{feature}`,
    ),
  );
}

/** A folder of all functions among the features, and no feature itself. */
const OWN_FOLDER = /^(inngest|jobs|functions|workers?|workflows?|queues?|background(-jobs)?|tasks|events)$/i;

function besideClient(file: string): string {
  const directory = posix.dirname(file);
  return posix.join(directory, /inngest/i.test(posix.basename(directory)) ? "functions" : "inngest/functions");
}

/** Nobody is asked: the first is as good as the others, and the flag names another. */
export const tie = ({ value, file, line }: Finding<string>, others: readonly string[]): Warning => ({
  code: "DIRECTORY_TIE",
  message: `There are as many functions in ${others.join(" and ")} as in ${value}, where the new one goes: --dir <directory> names another place.`,
  ...{ file, line },
});
