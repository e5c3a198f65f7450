import { posix, resolve, sep } from "node:path";
import type { FileChange, Plan } from "../../plan/plan.js";
import { diskReadHost } from "../../project/disk-read-host.js";

const slashes = (path: string): string => path.split(sep).join("/");

/** A path relative to the root, with "/". */
export const inRoot = (root: string, path: string): string => posix.relative(root, slashes(path));

/**
 * The plan that puts texts into a directory of templates.
 *
 * @param files by their path below the directory
 */
export function templatePlan(
  root: string,
  directory: string,
  { files, nextSteps }: { readonly files: ReadonlyMap<string, string>; readonly nextSteps: readonly string[] },
): Plan {
  const host = diskReadHost();
  const changes = [...files].map(([name, after]): FileChange => {
    const path = inRoot(root, resolve(directory, name));
    const before = host.readText(`${root}/${path}`);
    if (before === undefined) return { path, action: "create", before, after };
    return before === after
      ? { path, action: "identical", before, after }
      : { path, action: "conflict", before, after };
  });
  return { root, changes, warnings: [], nextSteps };
}
