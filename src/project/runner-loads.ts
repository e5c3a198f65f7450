import { posix } from "node:path";
import type { Modules } from "./modules.js";
import type { Conventions } from "./project.js";

const CONFIG = /^(?:vitest|vite|jest)\.config\.[cm]?[jt]s$/;

/**
 * Whether a test runner can load code that names packages so. What Deno takes for a package is none to a runner, unless
 * a configuration of the unit, or of the root, says what it is.
 */
export function runnerLoads(
  { host, root }: Modules,
  unit: string,
  { names, sourced }: Conventions["packages"],
): boolean {
  if (!sourced) return true;
  const directories = [...new Set([unit, ""])].map((each) => posix.join(root, each));
  return directories.some((directory) =>
    host
      .list(directory)
      .filter((name) => CONFIG.test(name))
      .map((name) => host.readText(posix.join(directory, name)) ?? "")
      .some((text) => text.includes(names.inngest ?? "") || text.includes("@deno/vite-plugin")),
  );
}
