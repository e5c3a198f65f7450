import { installedVersion, majorOf } from "./installed-version.js";
import { lockedVersion } from "./locked-version.js";
import { dependency, type Manifest } from "./manifest.js";
import type { Modules } from "./modules.js";
import type { Finding } from "./project.js";

/** The major of zod where the unit depends on it; "latest" and the like count as 4. */
export function zodVersion(
  { host, root }: Modules,
  unit: string,
  manifests: readonly Manifest[],
): Finding<3 | 4> | undefined {
  const range = dependency(manifests.slice(0, 1), "zod");
  if (range === undefined) return undefined;
  const version =
    installedVersion(host, `${root}/${unit}`, "zod") ?? lockedVersion(host, root, unit, "zod") ?? range.value;
  return { ...range, value: majorOf(version) === 3 ? 3 : 4 };
}
