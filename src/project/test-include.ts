import { posix } from "node:path";
import { globRegExp } from "./glob.js";
import type { ReadHost } from "./host.js";
import type { Runner } from "./project.js";

/** The patterns of `include` in a vitest configuration, where they are written out as plain strings. */
export function testIncludes(config: string): string[] {
  const tests = config.replace(/\bcoverage\s*:\s*\{[^}]*\}/g, "");
  const block = /\btest\s*:[\s\S]*?(?<![.\w])include\s*:\s*\[((?:\s*(["'])[^"'\n]*\2\s*,?)*)\s*\]/.exec(tests)?.[1];
  if (block === undefined) return [];
  return [...block.matchAll(/(["'])([^"'\n]*)\1/g)].map((match) => match[2] ?? "");
}

interface IncludeInput {
  readonly host: ReadHost;
  readonly root: string;
  /** The directory of the configuration, which the patterns are relative to. */
  readonly base: string;
  readonly directory: string;
  readonly suffix: string;
  readonly includes: readonly string[];
}

/** The place itself where the patterns find its tests, else the nearest one they do find. */
export function placeIncluded(place: Runner["place"], input: IncludeInput): Runner["place"] {
  const { includes, directory, suffix } = input;
  const fits = (candidate: Runner["place"]): boolean => {
    const folder =
      candidate.kind === "directory"
        ? candidate.directory
        : candidate.kind === "beside"
          ? directory
          : posix.join(directory, candidate.name);
    const path = posix.relative(input.base, posix.join(folder, `x${suffix}`));
    return includes.some((pattern) => globRegExp(pattern.replace(/^\.\//, "")).test(path));
  };
  if (includes.length === 0 || fits(place)) return place;
  const folders = ["__tests__", "tests", "test"].map((name): Runner["place"] => ({ kind: "tests-folder", name }));
  const candidates: Runner["place"][] = [
    { kind: "beside" },
    ...folders,
    ...includes.map((pattern) => staticDirectory(pattern, input)),
  ];
  return candidates.find(fits) ?? place;
}

/** `tests/**` holds tests of Inngest functions in `tests/unit/inngest` where it has a `unit` folder, else in `tests/inngest`. */
function staticDirectory(pattern: string, { host, root, base: from }: IncludeInput): Runner["place"] {
  const fixed = pattern.replace(/^\.\//, "").split("/").slice(0, -1);
  const end = fixed.findIndex((segment) => /[*{[?(]/.test(segment));
  const base = posix.join(from, ...(end < 0 ? fixed : fixed.slice(0, end)));
  const inner = host.isDirectory(posix.join(root, base, "unit")) ? "unit/inngest" : "inngest";
  return { kind: "directory", directory: end < 0 ? base : posix.join(base, inner) };
}
