import { posix } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "./host.js";
import { readJson } from "./json.js";

/**
 * The project root: the git top level, else the workspace root, else the directory of the nearest package.json;
 * the directory itself where there is none of them.
 *
 * @param cwd absolute, with "/"
 */
export function findRoot(host: ReadHost, cwd: string): string {
  const up = [...ancestors(cwd)];
  const repository = up.find((directory) => host.isDirectory(join(directory, ".git")) || host.isFile(join(directory, ".git")));
  if (repository !== undefined) return repository;
  return up.find((directory) => isWorkspaceRoot(host, directory)) ?? up.find((directory) => isUnit(host, directory)) ?? cwd;
}

/**
 * The directory, relative to the root, of the package that a directory of the project belongs to.
 *
 * @throws NO_PROJECT when there is no package.json, deno.json or import map up to the root
 */
export function findUnit(host: ReadHost, root: string, directory: string): string {
  for (const each of ancestors(directory)) {
    if (isUnit(host, each)) return posix.relative(root, each);
    if (each === root) break;
  }
  throw new ScaffoldError("NO_PROJECT", `${directory} is not inside a JavaScript project: no package.json up to ${root}.`, {
    hint: "Run the command inside the project, or name its directory with --cwd <dir>.",
  });
}

const UNIT_FILES = ["package.json", "deno.json", "deno.jsonc", "import_map.json"];
const isUnit = (host: ReadHost, directory: string): boolean => UNIT_FILES.some((name) => host.isFile(join(directory, name)));

function isWorkspaceRoot(host: ReadHost, directory: string): boolean {
  if (host.isFile(join(directory, "pnpm-workspace.yaml"))) return true;
  return readJson(host, join(directory, "package.json"))?.workspaces !== undefined;
}

/** The directory and those above it, up to the file system's own root. */
export function* ancestors(directory: string): Generator<string> {
  for (let at = directory; ; at = posix.dirname(at)) {
    yield at;
    if (posix.dirname(at) === at) return;
  }
}

/** Joins without a double slash at the file system's root. */
export const join = (directory: string, name: string): string => posix.join(directory, name);
