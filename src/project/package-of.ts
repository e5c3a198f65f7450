import { posix } from "node:path";
import { mentionsBelow } from "./locate.js";
import { type Manifest, readManifests } from "./manifest.js";
import type { Modules } from "./modules.js";
import { findUnit } from "./root.js";

interface Package {
  readonly unit: string;
  readonly manifests: readonly Manifest[];
  /** Its files that mention inngest. */
  readonly mentions: readonly string[];
}

/** The package that files of a directory belong to: what it does not depend on cannot be imported there. */
export function packageOf(modules: Modules, directory: string, current: Package): Package {
  const { host, root } = modules;
  const unit = findUnit(host, root, posix.join(root, directory));
  if (unit === current.unit) return current;
  return { unit, manifests: readManifests(host, root, unit), mentions: mentionsBelow(modules, unit) };
}
