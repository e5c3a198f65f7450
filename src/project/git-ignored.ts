import { gitOutput } from "./git-output.js";

/** A path that git ignores, and the pattern that says so. */
export interface Ignored {
  /** Relative to the root, with "/". */
  readonly path: string;
  readonly pattern: string;
  /** Where the pattern stands: relative to the top of the repository, or absolute for one of the user's own. */
  readonly file: string;
  readonly line: number;
}

/**
 * The paths, of those given, that git would leave out of a commit: ignored, and not tracked all the same. None where
 * git cannot tell.
 *
 * @param root absolute
 * @param paths relative to it, with "/"; nothing needs to be there
 */
export function ignoredByGit(root: string, paths: readonly string[]): Ignored[] {
  if (paths.length === 0) return [];
  const output = gitOutput(root, ["check-ignore", "-z", "--stdin", "--verbose"], paths.join("\0")) ?? "";
  const parts = output.split("\0");
  const found: Ignored[] = [];
  for (let at = 0; at + 3 < parts.length; at += 4) {
    const [file = "", line, pattern = "", path = ""] = parts.slice(at, at + 4);
    // One that takes a path back in is told as well.
    if (!pattern.startsWith("!")) found.push({ path, pattern, file, line: Number(line) });
  }
  return found;
}
