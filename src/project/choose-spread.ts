import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { follow } from "./follow.js";
import { type ReadFunction, readFunction } from "./functions.js";
import { majority } from "./majority.js";
import type { Located, Modules } from "./modules.js";

/** What is known of the new function when its array is looked for. */
export interface Wanted {
  /** Where it is to go, relative to the root. */
  readonly dir?: string | undefined;
  /** "event" where nothing is said: a function with both is one, too. */
  readonly trigger?: "event" | "cron" | undefined;
}

type FunctionArray = Located<ts.ArrayLiteralExpression>;

/**
 * The one of several arrays that a new function belongs to: nearest to the directory that was given, else the only one
 * with functions of its kind, else the one nearest to where most functions are.
 *
 * @returns undefined where it cannot be told
 */
export function chooseSpread(
  modules: Modules,
  arrays: readonly FunctionArray[],
  { dir, trigger = "event" }: Wanted,
): FunctionArray | undefined {
  const distinct = arrays.filter((each, at) => arrays.findIndex(({ node }) => node === each.node) === at);
  const filled = distinct.filter(({ node }) => node.elements.length > 0);
  const candidates = filled.length > 0 ? filled : distinct;
  if (candidates.length < 2) return candidates[0];
  const near = dir === undefined ? undefined : nearest(candidates, dir);
  if (near !== undefined) return near;
  const read = candidates.map((array) => ({ array, functions: functionsOf(modules, array) }));
  const ofKind = read.filter(({ functions }) => functions.some((each) => each[`${trigger}s`].length > 0));
  if (ofKind.length === 1) return ofKind[0]?.array;
  const directories = read.flatMap(({ functions }) => functions.map(({ file }) => beforeFeature(posix.dirname(file))));
  const most = majority(directories);
  return most === undefined ? undefined : nearest(candidates, most);
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
