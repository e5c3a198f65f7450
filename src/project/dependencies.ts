import { posix } from "node:path";
import { dependency, readManifests } from "./manifest.js";
import type { Modules } from "./modules.js";
import { packageOfSpecifier } from "./package-name.js";
import { ancestors } from "./root.js";
import { denoImports } from "./tool-paths.js";

/** Whether a specifier names a package that is installed or depended on where a file is, or an address. */
export function isPackage(modules: Modules, specifier: string, file: string): boolean {
  if (/^(npm|jsr|node|https?):/.test(specifier) || modules.isWorkspacePackage(specifier, file)) return true;
  const name = packageOfSpecifier(specifier);
  const { host, root } = modules;
  return (
    isDependedOn(modules, name, file) ||
    directoriesAbove(root, file).some((each) => host.isDirectory(posix.join(each, "node_modules", name)))
  );
}

/** Whether a manifest or an import map above a file names a package. */
export const isDependedOn = ({ host, root }: Modules, name: string, file: string): boolean =>
  directoriesAbove(root, file).some(
    (directory) =>
      dependency(readManifests(host, root, posix.relative(root, directory)), name) !== undefined ||
      denoImports(host, directory)[name] !== undefined,
  );

/** The directories from that of a file up to the root, absolute. */
export function directoriesAbove(root: string, file: string): string[] {
  const all = [...ancestors(posix.dirname(posix.join(root, file)))];
  return all.slice(0, all.indexOf(root) + 1);
}
