import { posix } from "node:path";
import { directoriesAbove, isDependedOn } from "./dependencies.js";
import type { Modules } from "./modules.js";
import { isSourced, packageNamed } from "./package-name.js";
import type { Conventions } from "./project.js";
import { specifiersIn } from "./scope.js";
import { denoImports } from "./tool-paths.js";

/**
 * How the files of one place name packages: as those that are there do, else as manifests and import maps say.
 *
 * @param files those that tell, the most telling first
 * @param directory where the new files go
 */
export function packageNamesIn(modules: Modules, files: readonly string[], directory: string): Conventions["packages"] {
  const bases = new Map<string, string>();
  for (const file of files)
    for (const specifier of (modules.source(file)?.statements ?? []).flatMap(specifiersIn)) {
      const found = modules.packageNamed(specifier, file);
      if (found !== undefined && !bases.has(found.name)) bases.set(found.name, found.base);
    }
  const sourced = isSourced(bases.get("inngest") ?? "");
  const at = posix.join(directory, "x");
  for (const alias of sourced ? [] : modules.aliases(directory).keys()) {
    const named = modules.packageNamed(alias, at);
    if (named === undefined || named.subpath !== "" || bases.has(named.name)) continue;
    if (named.base === alias && !isDependedOn(modules, named.name, at)) bases.set(named.name, alias);
  }
  const names = Object.fromEntries([...bases].filter(([name, base]) => name !== base));
  return { names, sourced, deno: sourced || files.some((file) => isMapped(modules, file)) };
}

/** Whether an import map says what inngest is in a file. */
const isMapped = ({ host, root }: Modules, file: string): boolean =>
  directoriesAbove(root, file).some((directory) =>
    Object.values(denoImports(host, directory)).some((target) => packageNamed(target)?.name === "inngest"),
  );
