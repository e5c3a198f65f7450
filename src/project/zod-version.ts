import { posix } from "node:path";
import { installedVersion, majorOf } from "./installed-version.js";
import { lockedVersion } from "./locked/locked-version.js";
import { dependency, readManifests } from "./manifest.js";
import type { Modules } from "./modules.js";
import { isSourced } from "./package-name.js";
import type { Conventions, Finding } from "./project.js";
import { unitAt } from "./root.js";

/**
 * The major of zod where the files of a directory can import it: by what they call it, by an import map, or where their
 * package depends on it; "latest" and the like count as 4.
 */
export function zodAt(
  modules: Modules,
  directory: string,
  { names, sourced }: Conventions["packages"],
): Finding<3 | 4> | undefined {
  const called = names.zod ?? "zod";
  const source = isSourced(called) ? called : modules.aliases(directory).get(called);
  if (source !== undefined) return { value: zodMajor(source), file: directory, line: 1 };
  return sourced ? undefined : installedZod(modules, directory);
}

function installedZod({ host, root }: Modules, directory: string): Finding<3 | 4> | undefined {
  const unit = unitAt(host, root, posix.join(root, directory));
  if (unit === undefined) return undefined;
  const range = dependency(readManifests(host, root, unit).slice(0, 1), "zod");
  if (range === undefined) return undefined;
  const version =
    installedVersion(host, `${root}/${unit}`, "zod") ??
    lockedVersion({ host, root, unit, range: range.value }, "zod")?.version;
  return { ...range, value: zodMajor(version ?? range.value) };
}

const zodMajor = (version: string): 3 | 4 => (majorOf(version) === 3 ? 3 : 4);
