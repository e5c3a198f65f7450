import { spawnSync } from "node:child_process";
import { SOURCE_EXTENSIONS } from "./source-files.js";

/**
 * Paths, relative to `directory`, of the source files that hold a word: tracked ones and new ones that git does not
 * ignore. Undefined where git cannot tell: no repository, no git, or a directory that is ignored as a whole.
 */
export function gitGrep(directory: string, word: string): string[] | undefined {
  const globs = SOURCE_EXTENSIONS.map((extension) => `*.${extension}`);
  const flags = ["grep", "-l", "-z", "-I", "-F", "--untracked", "--no-color", "-e", word, "--", ...globs];
  const found = git(directory, ["--no-pager", ...flags]);
  if (found.status === 0) return found.stdout.split("\0").filter((path) => path !== "");
  if (found.status !== 1) return undefined;
  return git(directory, ["check-ignore", "-q", "."]).status === 0 ? undefined : [];
}

function git(cwd: string, args: readonly string[]): { status: number | null; stdout: string } {
  // In the C locale a file in another encoding is searched as bytes.
  const env = { ...process.env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" };
  const { status, stdout } = spawnSync("git", [...args], {
    cwd,
    env,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    windowsHide: true,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return { status, stdout: stdout ?? "" };
}
