import { posix } from "node:path";
import type { ReadHost } from "../project/host.js";
import { readManifests } from "../project/manifest.js";
import { Modules } from "../project/modules.js";
import type { Project } from "../project/project.js";
import { zodVersion } from "../project/zod-version.js";

/** The project with zod as the package has it that a file belongs to, which need not be the one that serves. */
export function withZodOf(host: ReadHost, project: Project, file: string): Project {
  const { root, unit } = project;
  const owner = packageAbove(host, root, posix.dirname(file));
  if (owner === undefined || posix.join(owner) === posix.join(unit)) return project;
  const { zod: _, ...rest } = project;
  const zod = zodVersion(new Modules(host, root), owner, readManifests(host, root, owner));
  return zod === undefined ? rest : { ...rest, zod };
}

/** The nearest directory with a package.json, relative to the root; the root itself is "". */
function packageAbove(host: ReadHost, root: string, from: string): string | undefined {
  for (let at = from; ; at = posix.dirname(at)) {
    if (host.isFile(posix.join(root, at, "package.json"))) return at === "." ? "" : at;
    if (at === "." || at === "/" || at.startsWith("..")) return undefined;
  }
}
