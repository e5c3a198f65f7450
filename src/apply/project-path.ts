import { basename, dirname, join, relative, sep } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { WriteHost } from "./host.js";
import { type ResolvedPath, resolveLinks } from "./resolve-links.js";

/** Directories inside the project that are not the project's own: git's, and ours. */
const FOREIGN = new Set([".git", ".scaffold-inngest"]);

const WINDOWS_ONLY = sep === "\\" ? /[\\:]/ : undefined;

function isPlainSegment(segment: string): boolean {
  if (segment === "" || segment === "." || segment === ".." || segment.includes("\0")) return false;
  return !FOREIGN.has(segment.toLowerCase()) && WINDOWS_ONLY?.test(segment) !== true;
}

const isInside = (root: string, path: string): boolean => {
  const way = relative(root, path);
  return way !== "" && way.split(sep).every(isPlainSegment);
};

/**
 * The place that a path of a plan names, with every link followed.
 *
 * @param root the project root, its own links followed
 * @param path relative to it, with "/"
 * @throws OUTSIDE_ROOT when the path, or a link on its way, leads out of the project or into `.git`
 */
export function projectPath(host: WriteHost, root: string, path: string): ResolvedPath {
  checkPlain(path);
  const resolved = resolveLinks(host, join(root, path));
  checkInside(root, path, resolved.real);
  return resolved;
}

/** The same, without following the last link: what lies at the path itself. */
export function projectEntry(host: WriteHost, root: string, path: string): string {
  checkPlain(path);
  const real = join(resolveLinks(host, dirname(join(root, path))).real, basename(path));
  checkInside(root, path, real);
  return real;
}

function checkPlain(path: string): void {
  if (!path.split("/").every(isPlainSegment)) throw outside(path, "is not a path inside the project");
}

function checkInside(root: string, path: string, real: string): void {
  if (!isInside(root, real)) throw outside(path, `is a link to ${real}, which is not in the project`);
}

const outside = (path: string, reason: string): ScaffoldError =>
  new ScaffoldError("OUTSIDE_ROOT", `${JSON.stringify(path)} ${reason}: nothing was written.`, {
    file: path,
    hint: "Give a destination inside the project.",
  });
