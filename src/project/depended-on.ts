import { posix } from "node:path";
import { directoriesAbove } from "./dependencies.js";
import { dependency, readManifests } from "./manifest.js";
import type { Modules } from "./modules.js";
import { unitOfFile } from "./root.js";
import { denoImports } from "./tool-paths.js";

/**
 * Whether files in the place of another can import a package by a name: their own manifest or import map has it, or one
 * above, whose packages Node finds too. Yarn's Plug'n'Play looks at their own alone.
 */
export function isDependedOnBy(modules: Modules, file: string, name: string): boolean {
  const { host, root } = modules;
  const unit = unitOfFile(host, root, file);
  const all = directoriesAbove(root, file).map((directory) => posix.relative(root, directory));
  const asked = isPlugAndPlay(modules, all) ? all.filter((each) => each === unit) : all;
  return asked.some(
    (directory) =>
      dependency(readManifests(host, root, directory).slice(0, 1), name) !== undefined ||
      denoImports(host, posix.join(root, directory))[name] !== undefined,
  );
}

const isPlugAndPlay = (modules: Modules, directories: readonly string[]): boolean =>
  directories.some((each) => modules.isFile(posix.join(each, ".pnp.cjs")));
