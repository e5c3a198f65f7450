import { posix } from "node:path";
import { globRegExp } from "./glob.js";
import type { ReadHost } from "./host.js";
import { isObject, readJson } from "./json.js";
import { isSkippedDirectory } from "./source-files.js";

/** The packages of a workspace: name to absolute directory. */
export function workspacePackages(host: ReadHost, root: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const patterns = workspacePatterns(host, root);
  for (const pattern of patterns.filter((each) => !each.startsWith("!"))) {
    for (const directory of expand(host, root, pattern.replace(/^\.\//, "").replace(/\/$/, "").split("/"))) {
      const name = readJson(host, posix.join(directory, "package.json"))?.name;
      if (typeof name === "string" && !found.has(name)) found.set(name, directory);
    }
  }
  return found;
}

/** Whether a directory is one of the packages of a workspace, or its root; both absolute. */
export function isInWorkspace(host: ReadHost, root: string, directory: string): boolean {
  const path = posix.relative(root, directory);
  const matches = (pattern: string): boolean => globRegExp(pattern.replace(/^\.\//, "").replace(/\/$/, "")).test(path);
  const patterns = workspacePatterns(host, root);
  if (patterns.length === 0) return false;
  return (
    path === "" ||
    (patterns.some((each) => !each.startsWith("!") && matches(each)) &&
      !patterns.some((each) => each.startsWith("!") && matches(each.slice(1))))
  );
}

/** Whether a directory says which packages belong to it. */
export const hasWorkspace = (host: ReadHost, root: string): boolean => workspacePatterns(host, root).length > 0;

/** The patterns as written, of package.json or pnpm-workspace.yaml. */
function workspacePatterns(host: ReadHost, root: string): string[] {
  const { workspaces } = readJson(host, posix.join(root, "package.json")) ?? {};
  const listed = isObject(workspaces) ? workspaces.packages : workspaces;
  if (Array.isArray(listed)) return listed.filter((each): each is string => typeof each === "string");
  const yaml = host.readText(posix.join(root, "pnpm-workspace.yaml")) ?? "";
  const block = /^packages:[ \t]*\r?\n((?:[ \t]*(?:-.*|#.*)?\r?\n?)*)/m.exec(yaml)?.[1] ?? "";
  return [...block.matchAll(/^[ \t]*-[ \t]*["']?([^"'#\r\n]+?)["']?[ \t]*(?:#.*)?\r?$/gm)].map(
    (match) => match[1] ?? "",
  );
}

function expand(host: ReadHost, directory: string, [segment, ...rest]: readonly string[], depth = 0): string[] {
  if (segment === undefined) return [directory];
  if (!segment.includes("*")) return expand(host, posix.join(directory, segment), rest, depth);
  const inside = host
    .list(directory)
    .filter((name) => !isSkippedDirectory(name))
    .map((name) => posix.join(directory, name))
    .filter((path) => host.isDirectory(path));
  if (segment !== "**") return inside.flatMap((path) => expand(host, path, rest, depth));
  const deeper = depth < 4 ? inside.flatMap((path) => expand(host, path, [segment, ...rest], depth + 1)) : [];
  return [...expand(host, directory, rest, depth), ...deeper];
}
