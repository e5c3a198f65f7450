import { posix } from "node:path";
import { printable } from "../answers/printable.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "../project/host.js";
import { findRoot, findUnit } from "../project/root.js";

/** Absolute paths, with "/". */
export interface Located {
  readonly root: string;
  /** The package that is worked in. */
  readonly unit: string;
}

/**
 * The root and the package of the project that a directory belongs to, before anything is put down there.
 * @throws USAGE when there is no such directory, NO_PROJECT when it belongs to none
 */
export function locateRoot(host: ReadHost, cwd: string): Located {
  if (!host.isDirectory(cwd)) {
    throw new ScaffoldError("USAGE", `There is no directory ${printable(cwd)}.`, {
      hint: "Name one that is there with --cwd.",
    });
  }
  const root = findRoot(host, cwd);
  return { root, unit: posix.join(root, findUnit(host, root, cwd)).replace(/(?<=.)\/$/, "") };
}
