import { posix } from "node:path";
import type { ReadHost } from "../host.js";
import { type Manifest, readManifests } from "../manifest.js";
import { LOCKS } from "../package-manager.js";
import { ancestors } from "../root.js";
import { hasWorkspace, isInWorkspace } from "../workspace-packages.js";

/**
 * The manifests that can bring a unit its test runner: its own, and that of the workspace it is a package of. Above a
 * unit with a lock file of its own, or beside a workspace that it is not in, nothing of the root is installed for it.
 */
export function runnerManifests(host: ReadHost, root: string, unit: string): Manifest[] {
  const own = readManifests(host, root, unit).slice(0, 1);
  if (unit === "") return own;
  const above = directoryAbove(host, root, unit);
  if (above === undefined) return own;
  return [...own, ...readManifests(host, root, above).slice(0, 1)];
}

/** Relative to the root. */
function directoryAbove(host: ReadHost, root: string, unit: string): string | undefined {
  const at = posix.join(root, unit);
  const up = [...ancestors(posix.dirname(at))].filter((each) => each === root || each.startsWith(`${root}/`));
  const workspace = up.find((each) => isInWorkspace(host, each, at));
  if (workspace !== undefined) return posix.relative(root, workspace);
  const hasLock = LOCKS.some(([name]) => host.isFile(posix.join(at, name)));
  return hasLock || hasWorkspace(host, root) ? undefined : "";
}
