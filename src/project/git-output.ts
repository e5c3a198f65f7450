import { spawnSync } from "node:child_process";

/**
 * What git writes to its standard output, a byte-order mark included; undefined where it fails or is not there.
 *
 * @param input what it reads from its standard input
 */
export function gitOutput(cwd: string, args: readonly string[], input = ""): string | undefined {
  const { status, stdout } = spawnSync("git", ["--no-pager", ...args], {
    cwd,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" },
    encoding: "utf8",
    maxBuffer: 1 << 28,
    windowsHide: true,
    input,
    stdio: ["pipe", "pipe", "ignore"],
  });
  return status === 0 ? stdout : undefined;
}
