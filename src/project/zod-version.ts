import { posix } from "node:path";
import { installedVersion, majorOf } from "./installed-version.js";
import { lockedVersion } from "./locked-version.js";
import { dependency, readManifests } from "./manifest.js";
import type { Modules } from "./modules.js";
import type { Finding } from "./project.js";
import { unitAt } from "./root.js";

/** The major of zod where the package of a directory depends on it; "latest" and the like count as 4. */
export function zodAt({ host, root }: Modules, directory: string): Finding<3 | 4> | undefined {
  const unit = unitAt(host, root, posix.join(root, directory));
  if (unit === undefined) return undefined;
  const range = dependency(readManifests(host, root, unit).slice(0, 1), "zod");
  if (range === undefined) return undefined;
  const version =
    installedVersion(host, `${root}/${unit}`, "zod") ?? lockedVersion(host, root, unit, "zod") ?? range.value;
  return { ...range, value: majorOf(version) === 3 ? 3 : 4 };
}
