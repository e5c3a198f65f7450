import { posix } from "node:path";
import type { ReadHost } from "../../project/host.js";
import { isObject, type JsonObject, readJson } from "../../project/json.js";
import type { Project } from "../../project/project.js";
import { unitOfFile } from "../../project/root.js";
import { workspacePackages } from "../../project/workspace-packages.js";

/** The packages of some changed files that others import as they are built, by name; not the one that serves. */
export function builtPackages(host: ReadHost, { root, serve }: Project, files: readonly string[]): string[] {
  const unitOf = (file: string): string | undefined => unitOfFile(host, root, file);
  const units = new Set(files.map(unitOf).filter((unit) => unit !== unitOf(serve.file)));
  if (units.size === 0) return [];
  return [...workspacePackages(host, root)].flatMap(([name, directory]) => {
    const manifest = units.has(posix.relative(root, directory))
      ? readJson(host, `${directory}/package.json`)
      : undefined;
    return manifest !== undefined && isBuilt(manifest) ? [name] : [];
  });
}

/** Whether all that the main entry leads to lies where builds do. */
function isBuilt({ exports, main, module }: JsonObject): boolean {
  const entry = isObject(exports) && "." in exports ? exports["."] : exports;
  const targets = entry === undefined ? [main, module].filter((each) => typeof each === "string") : pathsIn(entry);
  return targets.length > 0 && targets.every((each) => /^(?:\.\/)?(?:dist|build|lib|out)\//.test(each));
}

const pathsIn = (target: unknown): string[] =>
  typeof target === "string" ? [target] : isObject(target) ? Object.values(target).flatMap(pathsIn) : [];
