import { posix } from "node:path";
import type { Manifest } from "./manifest.js";
import type { Modules } from "./modules.js";
import type { Project } from "./project.js";

/** Lock files, and whose they are. */
export const LOCKS = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
] as const;

/** What `packageManager` of package.json says, else whose lock file there is, the unit's before the root's, else whose workspace. */
export function packageManagerOf(
  modules: Modules,
  unit: string,
  manifests: readonly Manifest[],
): Project["packageManager"] {
  for (const { json } of manifests) {
    const named = /^(npm|pnpm|yarn|bun)@/.exec(String(json.packageManager))?.[1];
    if (named !== undefined) return named as Project["packageManager"];
  }
  for (const directory of new Set([unit, ""])) {
    const lock = LOCKS.find(([name]) => modules.isFile(posix.join(directory, name)));
    if (lock !== undefined) return lock[1];
  }
  return modules.isFile("pnpm-workspace.yaml") ? "pnpm" : "npm";
}
