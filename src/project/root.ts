import { posix } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { shellQuote } from "../text/shell-quote.js";
import type { ReadHost } from "./host.js";
import { isInWorkspace } from "./workspace-packages.js";

/**
 * The project root: the git top level, else the workspace root, else the directory of the nearest package.json;
 * the directory itself where there is none of them.
 *
 * @param cwd absolute, with "/"
 */
export function findRoot(host: ReadHost, cwd: string): string {
  const up = [...ancestors(cwd)];
  // A worktree has a file there, and a directory without HEAD is no repository.
  const repository = up.find(
    (directory) => host.isFile(posix.join(directory, ".git/HEAD")) || host.isFile(posix.join(directory, ".git")),
  );
  if (repository !== undefined) return repository;
  const unit = up.find((directory) => isUnit(host, directory));
  return up.find((directory) => isInWorkspace(host, directory, unit ?? cwd)) ?? unit ?? cwd;
}

/**
 * The directory, relative to the root, of the package that a directory of the project belongs to.
 *
 * @throws NO_PROJECT when there is no package.json, deno.json or import map up to the root
 */
export function findUnit(host: ReadHost, root: string, directory: string): string {
  const unit = unitAt(host, root, directory);
  if (unit !== undefined) return unit;
  const below = unitsBelow(host, directory);
  const named = below.map((each) => `--cwd ${shellQuote(each)}`).join(", ");
  throw new ScaffoldError(
    "NO_PROJECT",
    `${directory} is not inside a JavaScript project: no package.json up to ${root}.`,
    {
      hint:
        below.length === 0
          ? "Run the command inside the project, or name its directory with --cwd <dir>."
          : `Inngest is used below: name the project by ${named}.`,
    },
  );
}

/** The packages below a directory, relative to it, that have files with Inngest. */
function unitsBelow(host: ReadHost, directory: string): string[] {
  const units = host.filesMentioningInngest(directory).map((file) => unitAt(host, directory, posix.dirname(file)));
  return [...new Set(units)].filter((unit) => unit !== undefined).sort();
}

/** The package that a file of the project belongs to; undefined where there is none up to the root. */
export const unitOfFile = (host: ReadHost, root: string, file: string): string | undefined =>
  unitAt(host, root, posix.join(root, posix.dirname(file)));

/** The same; undefined where there is none. */
export function unitAt(host: ReadHost, root: string, directory: string): string | undefined {
  for (const each of ancestors(directory)) {
    if (isUnit(host, each)) return posix.relative(root, each);
    if (each === root) break;
  }
  return undefined;
}

const UNIT_FILES = ["package.json", "deno.json", "deno.jsonc", "import_map.json"];
const isUnit = (host: ReadHost, directory: string): boolean =>
  UNIT_FILES.some((name) => host.isFile(posix.join(directory, name)));

/** The directory and those above it, up to the file system's own root. */
export function* ancestors(directory: string): Generator<string> {
  for (let at = directory; ; at = posix.dirname(at)) {
    yield at;
    if (posix.dirname(at) === at) return;
  }
}
