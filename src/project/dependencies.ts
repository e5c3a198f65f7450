import { posix } from "node:path";
import { dependency, readManifests } from "./manifest.js";
import type { Modules } from "./modules.js";
import { ancestors } from "./root.js";
import { denoImports } from "./tool-paths.js";

/** Whether a specifier names a package that is installed or depended on where a file is, or an address. */
export function isPackage(modules: Modules, specifier: string, file: string): boolean {
  if (/^(npm|jsr|node|https?):/.test(specifier) || modules.isWorkspacePackage(specifier, file)) return true;
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? "";
  const { host, root } = modules;
  for (const directory of ancestors(posix.dirname(posix.join(root, file)))) {
    const manifests = readManifests(host, root, posix.relative(root, directory));
    if (dependency(manifests, name) !== undefined) return true;
    if (denoImports(host, directory)[name] !== undefined) return true;
    if (host.isDirectory(posix.join(directory, "node_modules", name))) return true;
    if (directory === root) break;
  }
  return false;
}
