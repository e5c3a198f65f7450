import { posix } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "./host.js";

/**
 * A path as the user wrote it, as one relative to the root. It is relative to the working directory, or to the root
 * where only that leads to something, since messages show such paths. A trailing `:line` is kept.
 *
 * @throws OUTSIDE_ROOT
 */
export function chosenPath(host: ReadHost, { root, cwd }: { root: string; cwd: string }, path: string): string {
  const [, plain = path, line = ""] = /^(.*?)(:\d+)?$/.exec(path.replaceAll("\\", "/")) ?? [];
  const exists = (absolute: string): boolean => host.isFile(absolute) || host.isDirectory(absolute);
  const [fromCwd, fromRoot] = [posix.resolve(cwd, plain), posix.resolve(root, plain)];
  const relative = posix.relative(root, !exists(fromCwd) && exists(fromRoot) ? fromRoot : fromCwd);
  if (relative === ".." || relative.startsWith("../")) {
    throw new ScaffoldError("OUTSIDE_ROOT", `${path} is outside the project ${root}.`, {
      hint: "Give a path inside the project.",
    });
  }
  return `${relative}${line}`;
}
