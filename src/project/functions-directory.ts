import { posix } from "node:path";
import { majority } from "./majority.js";
import type { ExistingFunction, Finding, FunctionsDirectory, LayoutName } from "./project.js";
import { isAlike, topicsOf } from "./topics.js";

interface DirectoryInput {
  readonly functions: readonly ExistingFunction[];
  /** Those in the array that takes the new one, where it is one of several. */
  readonly listed?: readonly { readonly file: string; readonly line: number }[] | undefined;
  readonly sourceRoot: string;
  readonly layout: LayoutName | undefined;
  /** The client's file, and where it is. */
  readonly client: { readonly file: string; readonly line: number };
  readonly registration: string;
  readonly serve: string;
  /** What starts the new function. */
  readonly trigger?: "event" | "cron" | undefined;
  /** Words for what the new function is about, the surest first. */
  readonly about?: readonly string[] | undefined;
}

/**
 * Where new functions go: where the others are, by feature where they are; else beside the client. What is in a folder
 * for one topic is no reason to put another topic's function there.
 */
export function functionsDirectory(input: DirectoryInput): FunctionsDirectory {
  const { functions, listed = [], sourceRoot, client, registration, trigger = "event", about = [] } = input;
  const isApart = ({ file }: { readonly file: string }): boolean => file !== client.file && file !== registration;
  const apart = functions.filter(isApart);
  const served = apart.filter((each) => each.served);
  const ofArray = listed.filter(isApart);
  const beside = posix.dirname(registration);
  if (listed.length > 0 && ofArray.length === 0 && OF_ALL.test(posix.basename(beside)))
    return { value: beside, file: registration, line: 1 };
  const known = ofArray.length > 0 ? ofArray : ofKind(served.length > 0 ? served : apart, trigger);
  const found = known.map(({ file, line }) => ({ value: byFeature(posix.dirname(file), sourceRoot), file, line }));
  return commonParent(found, sourceRoot) ?? ofTopic(found, sourceRoot, about) ?? ofAll(found, input) ?? without(input);
}

/** The folder of the topic that the new function is about. */
function ofTopic(found: readonly Finding<string>[], sourceRoot: string, about: readonly string[]) {
  for (const word of about) {
    const alike = found.filter(({ value }) => topicsOf(value, sourceRoot).some((topic) => isAlike(topic, word)));
    if (alike.length > 0) return mostOf(alike);
  }
  return undefined;
}

/** The folder that is for all sorts of functions, else one beside or above the folders for topics. */
function ofAll(found: readonly Finding<string>[], input: DirectoryInput): FunctionsDirectory | undefined {
  const { sourceRoot, client, registration, serve } = input;
  const [first] = found;
  if (first === undefined) return undefined;
  const own = [posix.dirname(client.file), ...(registration === serve ? [] : [posix.dirname(registration)])];
  const general = found.filter(({ value }) => own.includes(value) || topicsOf(value, sourceRoot).length === 0);
  if (general.length > 0) return withTies(general);
  const folders = [...new Set(found.map(({ value }) => value))];
  const above = posix.dirname(first.value);
  const isAbove = OF_ALL.test(posix.basename(above)) && folders.every((each) => posix.dirname(each) === above);
  if (folders.length === 1) {
    const another = isAbove ? above : OF_VENDOR.test(first.value) ? without(input).value : undefined;
    return another === undefined ? first : { ...first, choices: [first.value, another] };
  }
  const pattern = patternOf(folders);
  if (pattern !== undefined) return { ...first, value: pattern, otherwise: without(input).value };
  const { value } = isAbove ? { value: above } : without(input);
  return { ...first, value, choices: [value, ...folders] };
}

/** `src/{feature}/jobs` for `src/crm/jobs` and `src/billing/jobs`. */
function patternOf(folders: readonly string[]): string | undefined {
  const [first = [], ...others] = folders.map((each) => each.split("/"));
  const isShared = (at: number): boolean => others.every((parts) => parts[at] === first[at]);
  const differs = first.findIndex((_, at) => !isShared(at));
  const alike = others.every((parts) => parts.length === first.length);
  const ends = first.slice(differs + 1).every((_, at) => isShared(differs + 1 + at));
  if (!alike || !ends || differs < 1 || differs === first.length - 1) return undefined;
  return [...first.slice(0, differs), "{feature}", ...first.slice(differs + 1)].join("/");
}

function withTies(found: readonly Finding<string>[]): FunctionsDirectory | undefined {
  const most = mostOf(found);
  const count = (value: string | undefined): number => found.filter((each) => each.value === value).length;
  const choices = [...new Set(found.map(({ value }) => value))].filter((value) => count(value) === count(most?.value));
  const isTie = choices.length > 1 && !choices.some((value) => value.includes("{"));
  return most === undefined || !isTie ? most : { ...most, choices };
}

function mostOf(found: readonly Finding<string>[]): Finding<string> | undefined {
  const most = majority(found.map(({ value }) => value));
  return found.find(({ value }) => value === most);
}

/** Where no other function tells. */
function without({ sourceRoot, layout, client, registration, serve }: DirectoryInput): Finding<string> {
  if (layout === "features")
    return { value: posix.join(sourceRoot, "features/{feature}/events"), file: client.file, line: client.line };
  const listed = posix.dirname(registration);
  // The empty list of a folder of functions; the folder of an endpoint may be called so as well.
  if (registration !== serve && OF_FUNCTIONS.test(posix.basename(listed)))
    return { value: listed, file: registration, line: 1 };
  // Among endpoints a folder of functions is in the way.
  const isEndpoint = client.file === serve && /(^|\/)(api|routes)(\/|$)/.test(posix.dirname(serve));
  const value = isEndpoint ? posix.join(sourceRoot, "inngest/functions") : besideClient(client.file);
  return { value, file: client.file, line: client.line };
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

const OF_ALL = /^(functions?|fns|jobs|workers?|workflows?|tasks|handlers|crons?|inngest)$/i;

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

/** A folder for what one service of others needs. */
const OF_VENDOR = /(^|\/)(integrations?|vendors?|providers?|connectors?|plugins?)\/[^/]+/i;

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
