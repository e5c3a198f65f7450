import { posix } from "node:path";
import type { Modules } from "../../project/modules.js";
import { unitOfFile } from "../../project/root.js";
import { specifiersIn } from "../../project/scope.js";
import { whereReadable } from "../../project/where-readable.js";
import type { Obstacle } from "./obstacles.js";

/** Whether other files of the package import the same already, so that it works there somehow. */
export function importedBefore(modules: Modules, obstacle: Obstacle): boolean {
  const { host, root } = modules;
  const { unit } = obstacle;
  const word = obstacle.kind === "path" ? posix.basename(obstacle.owner.directory) : wordOf(obstacle);
  const files = host
    .filesMentioning(posix.join(root, unit).replace(/(?<=.)\/$/, ""), [word])
    .map((path) => posix.relative(root, path))
    .filter((file) => unitOfFile(host, root, file) === unit);
  return files.some((file) => importsOf(modules, file).some((specifier) => isSame(modules, obstacle, file, specifier)));
}

const wordOf = (obstacle: Exclude<Obstacle, { kind: "path" }>): string =>
  obstacle.kind === "dependency" ? obstacle.name : obstacle.specifier;

function isSame(modules: Modules, obstacle: Obstacle, file: string, specifier: string): boolean {
  if (obstacle.kind === "entry") return specifier === obstacle.specifier;
  if (obstacle.kind === "dependency") return specifier === obstacle.name || specifier.startsWith(`${obstacle.name}/`);
  return (
    specifier.startsWith(".") && modules.resolve(specifier, file)?.startsWith(`${obstacle.owner.directory}/`) === true
  );
}

/** What a file imports; nothing where it does not parse. */
const importsOf = (modules: Modules, file: string): string[] =>
  whereReadable(() => modules.source(file)?.statements.flatMap(specifiersIn)) ?? [];
