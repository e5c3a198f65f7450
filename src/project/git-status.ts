import { spawnSync } from "node:child_process";

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
function git(cwd: string, args: readonly string[]): string[] | undefined {
  const { status, stdout } = spawnSync("git", ["--no-pager", ...args], {
    cwd,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" },
    encoding: "utf8",
    maxBuffer: 1 << 28,
    windowsHide: true,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 ? stdout.split("\0").filter((path) => path !== "") : undefined;
}
