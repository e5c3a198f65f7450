import { posix } from "node:path";
import { kebabCase, singular, words } from "../text/case.js";

/** Words that say that functions are there, by whatever starts or runs them. */
const FUNCTIONS =
  "function fn func job worker workflow flow task queue background async handler event listener consumer subscriber cron schedule scheduled scheduler trigger step pipeline agent processor process ingest";
/** Words for what holds all sorts of things. */
const CONTAINERS =
  "src source app lib server backend api core base main all shared common util helper infra infrastructure service module feature domain package internal platform web default general misc index route page entry";

const GENERAL = new Set(`${FUNCTIONS} ${CONTAINERS}`.split(" "));

/** Whether a word says nothing of what the functions of a folder or of an array are about. */
const isGeneralWord = (word: string): boolean =>
  GENERAL.has(singular(word)) || GENERAL.has(word) || /inngest/.test(word);

/** True for `functions`, `background-jobs`, `lib` and `inngestHandlers`, false for `billing` and `billing-jobs`. */
export const isGeneral = (name: string): boolean => words(name).every(isGeneralWord);

/**
 * What a folder is about: the names on its path that are not general, outermost first.
 *
 * @param sourceRoot where the project's own sources begin; of a path elsewhere, all below its last `src` counts
 */
export function topicsOf(directory: string, sourceRoot: string): string[] {
  const below = posix.relative(sourceRoot, directory);
  const path = below.startsWith("..") ? (/(?:^|\/)src\/(.*)$/.exec(directory)?.[1] ?? "") : below;
  return path.split("/").filter((part) => part !== "" && part !== "." && !isGeneral(part));
}

/** What the name of an array is about: `billing` for `billingFunctions`; undefined where it holds all sorts. */
export function topicOfName(name: string): string | undefined {
  const own = words(name).filter((word) => !isGeneralWord(word));
  return own.length === 0 ? undefined : own.join("-");
}

/** Whether two names mean the same in whatever case, in the singular or plural: `userProfiles` and `user-profile`. */
export const isAlike = (one: string, other: string): boolean => singular(kebabCase(one)) === singular(kebabCase(other));
