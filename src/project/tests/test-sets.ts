import { posix } from "node:path";
import { globRegExp } from "../glob.js";
import type { TestPattern, TestSet } from "../project.js";

/** Whether a runner takes a file for a test; a runner whose patterns cannot be told takes what is called one. */
export function takesTest(sets: readonly TestSet[] | undefined, root: string, path: string): boolean {
  if (sets === undefined) return CALLED.test(path);
  return sets.some(
    ({ include, exclude }) =>
      include.some((each) => matches(each, root, path)) && !exclude.some((each) => matches(each, root, path)),
  );
}

const CALLED = /[._]test\.[cm]?[jt]sx?$|[._]spec\.[cm]?[jt]sx?$/;

function matches({ base, glob, regex }: TestPattern, root: string, path: string): boolean {
  if (base !== "" && !path.startsWith(`${base}/`)) return false;
  if (regex !== undefined) return regexOf(regex).test(posix.join(root, path));
  return globRegExp((glob ?? "").replace(/^\.\//, "")).test(posix.relative(base, path));
}

/** One that is none matches nothing: the runner would stop at it. */
function regexOf(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch {
    return /(?!)/;
  }
}

export const globsIn = (base: string, globs: readonly string[]): TestPattern[] => globs.map((glob) => ({ base, glob }));

/** The part of a glob that is a folder's path: `tests/unit` of `tests/unit/**` + `/*.ts`. */
export function fixedFolder(glob: string): string {
  const parts = glob.replace(/^\.\//, "").split("/").slice(0, -1);
  const end = parts.findIndex((part) => /[*{[?(!+@]/.test(part));
  return parts.slice(0, end < 0 ? parts.length : end).join("/");
}
