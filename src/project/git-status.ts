import { gitOutput } from "./git-output.js";

/**
 * The files, of those given, whose content git could not bring back: changed since the last commit, new, ignored, or in
 * no repository at all. Where git cannot tell, all of them.
 *
 * @param root absolute
 * @param paths relative to it, with "/"
 */
export function uncommittedOf(root: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const tracked = git(root, ["ls-files", "-z", "--", ...literal(paths)]);
  // Against the commit and not the index: what is only staged is in no commit either.
  const changed = git(root, [
    "diff",
    "--name-only",
    "-z",
    "--no-renames",
    "--relative",
    "HEAD",
    "--",
    ...literal(paths),
  ]);
  if (tracked === undefined || changed === undefined) return [...paths];
  return paths.filter((path) => !tracked.includes(path) || changed.includes(path));
}

/** A file name is no pattern, whatever is in it. */
const literal = (paths: readonly string[]): string[] => paths.map((path) => `:(literal)${path}`);

/** The paths that git answers with; undefined where it fails. */
const git = (cwd: string, args: readonly string[]): string[] | undefined =>
  gitOutput(cwd, args)
    ?.split("\0")
    .filter((path) => path !== "");
