import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { topicsOfArray } from "./array-topics.js";
import { follow } from "./follow.js";
import { type ReadFunction, readFunction } from "./functions.js";
import { majority } from "./majority.js";
import type { Located, Modules } from "./modules.js";
import { isAlike } from "./topics.js";

/** What is known of the new function when its array is looked for. */
export interface Wanted {
  /** Where it is to go, relative to the root. */
  readonly dir?: string | undefined;
  /** "event" where nothing is said: a function with both is one, too. */
  readonly trigger?: "event" | "cron" | undefined;
  /** Words for what it is about, the surest first. */
  readonly about?: readonly string[] | undefined;
}

export type FunctionArray = Located<ts.ArrayLiteralExpression>;

/**
 * The one of several arrays that a new function belongs to: the only one of its kind where the arrays are told apart by
 * what starts their functions, else that of its topic, else, of those that are for all sorts of functions, the one with
 * the functions that it is to lie among or the one nearest to them.
 *
 * @returns undefined where it cannot be told, as where each is for another topic
 */
export function chooseSpread(
  modules: Modules,
  arrays: readonly FunctionArray[],
  { dir, trigger = "event", about = [] }: Wanted,
): FunctionArray | undefined {
  const distinct = arrays.filter((each, at) => arrays.findIndex(({ node }) => node === each.node) === at);
  const filled = distinct.filter(({ node }) => node.elements.length > 0);
  const candidates = filled.length > 0 ? filled : distinct;
  if (candidates.length < 2) return candidates[0];
  const all = candidates.map((array) => ({ array, functions: functionsOf(modules, array) }));
  if (dir !== undefined) {
    const near = withSiblings(all, dir) ?? nearest(candidates, dir);
    if (near !== undefined) return near;
  }
  const ofKind = all.filter(({ functions }) => functions.some((each) => each[`${trigger}s`].length > 0));
  const [only] = ofKind.length === 1 ? ofKind : [];
  if (only?.functions.every((each) => each[`${trigger}s`].length > 0)) return only.array;
  const topical = withTopics(all);
  const own = about.flatMap(
    (word) => topical.find(({ topics }) => topics.some((each) => isAlike(each, word))) ?? [],
  )[0];
  if (own !== undefined) return own.array;
  const general = topical.filter(({ topics }) => topics.length === 0);
  return general.length < 2 ? general[0]?.array : amongOthers(general, only?.array);
}

/** With what tells each from the others. */
function withTopics(read: readonly ReadArray[]): (ReadArray & { readonly topics: readonly string[] })[] {
  const found = read.map((each) => ({
    ...each,
    topics: topicsOfArray(
      each.array,
      each.functions.map(({ file }) => file),
    ),
  }));
  const isShared = (topic: string): boolean => found.every(({ topics }) => topics.includes(topic));
  return found.map((each) => ({ ...each, topics: each.topics.filter((topic) => !isShared(topic)) }));
}

function amongOthers(read: readonly ReadArray[], only: FunctionArray | undefined): FunctionArray | undefined {
  const among = withSiblings(read, directoryOfMost(read));
  if (among !== undefined || only !== undefined) return among ?? only;
  const directories = read.flatMap(({ functions }) => functions.map(({ file }) => beforeFeature(posix.dirname(file))));
  const most = majority(directories);
  return most === undefined
    ? undefined
    : nearest(
        read.map(({ array }) => array),
        most,
      );
}

interface ReadArray {
  readonly array: FunctionArray;
  readonly functions: readonly ReadFunction[];
}

/** The directory of more than half of the functions that have a module apart from their array; no feature's. */
function directoryOfMost(read: readonly ReadArray[]): string | undefined {
  const listing = new Set(read.map(({ array }) => array.file));
  const apart = read.flatMap(({ functions }) => functions).filter(({ file }) => !listing.has(file));
  const directories = apart.map(({ file }) => posix.dirname(file));
  const most = majority(directories);
  const isMost = directories.filter((each) => each === most).length * 2 > directories.length;
  return isMost && most !== undefined && beforeFeature(most) === most ? most : undefined;
}

/** The array with the most functions of a directory. */
function withSiblings(read: readonly ReadArray[], directory: string | undefined): FunctionArray | undefined {
  const counted = read.map(({ array, functions }) => ({
    array,
    count: functions.filter(({ file }) => posix.dirname(file) === directory).length,
  }));
  const most = Math.max(...counted.map(({ count }) => count));
  const best = counted.filter(({ count }) => count === most);
  return most > 0 && best.length === 1 ? best[0]?.array : undefined;
}

function functionsOf(modules: Modules, { node, file }: FunctionArray): ReadFunction[] {
  return node.elements.flatMap((element) => {
    const value = follow(modules, { node: element, file });
    if (value.kind !== "value" || !ts.isCallExpression(value.node)) return [];
    return readFunction(modules, { node: value.node, file: value.file }) ?? [];
  });
}

/** One feature's folder says nothing of the next function's. */
const beforeFeature = (directory: string): string =>
  directory.replace(/(^|\/)(features|modules|domains)\/[^/]+(\/.*)?$/, "$1$2");

/** By the steps up and down from one directory to the other. */
function nearest(arrays: readonly FunctionArray[], directory: string): FunctionArray | undefined {
  const ranked = arrays.map((array) => ({ array, steps: stepsBetween(posix.dirname(array.file), directory) }));
  const least = Math.min(...ranked.map(({ steps }) => steps));
  const best = ranked.filter(({ steps }) => steps === least);
  return best.length === 1 ? best[0]?.array : undefined;
}

const stepsBetween = (from: string, to: string): number =>
  posix
    .relative(from, to)
    .split("/")
    .filter((part) => part !== "").length;
