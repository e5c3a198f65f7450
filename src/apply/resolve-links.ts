import { dirname, join, parse, sep } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { WriteHost } from "./host.js";

export interface ResolvedPath {
  /** The path with every link followed, also those of directories that lead to it. */
  readonly real: string;
  /** The directories above it that do not exist yet, outermost first. */
  readonly missing: readonly string[];
}

/** As many as Linux follows. */
const MAX_LINKS = 40;

const split = (path: string): string[] => path.split(sep === "\\" ? /[\\/]/ : "/").filter(Boolean);

/**
 * Follows the links of an absolute path that may not exist yet: what `realpath` does, for a file to be created.
 *
 * @throws IO when links go round in a circle
 */
export function resolveLinks(host: WriteHost, path: string): ResolvedPath {
  const start = parse(path).root;
  let real = start;
  let pending = split(path.slice(start.length));
  let missing: string[] = [];
  for (let links = 0; pending.length > 0; ) {
    const [segment = "", ...rest] = pending;
    pending = rest;
    if (segment === ".") continue;
    const next = segment === ".." ? dirname(real) : join(real, segment);
    const entry = host.entry(next);
    if (entry?.kind === "link") {
      if (++links > MAX_LINKS) throw new ScaffoldError("IO", `The links at ${path} go round in a circle.`);
      const target = host.readLink(next);
      const root = parse(target).root;
      if (root !== "") real = root;
      pending = [...split(target.slice(root.length)), ...rest];
      continue;
    }
    if (entry !== undefined) missing = [];
    else if (rest.length > 0) missing.push(next);
    real = next;
  }
  return { real, missing };
}
