import { gitOutput } from "./git-output.js";

/** The text of a file in the last commit, by its path relative to the root; undefined where the commit has no such file. */
export type Committed = (path: string) => string | undefined;

/**
 * The last commit of the repository that a directory is in; undefined where there is none.
 *
 * @param root absolute
 */
export function lastCommit(root: string): Committed | undefined {
  if (gitOutput(root, ["rev-parse", "--verify", "--quiet", "HEAD"]) === undefined) return undefined;
  return (path) => gitOutput(root, ["cat-file", "blob", `HEAD:./${path}`]);
}
