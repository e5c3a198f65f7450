import { join } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { WriteHost } from "./host.js";

/** Where the lock and the journal live while a run writes. */
export const stateDirectory = (root: string): string => join(root, ".scaffold-inngest");

/**
 * Makes the directory if need be and runs `write` in it; again when a run that just ended took the empty directory away.
 *
 * @throws READ_ONLY when it cannot be made
 * @throws OUTSIDE_ROOT when something else has its name
 */
export function openStateDirectory(host: WriteHost, root: string, write: () => void): void {
  const directory = stateDirectory(root);
  for (let attempt = 1; ; attempt++) {
    try {
      ensure(host, directory);
      write();
      return;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "ENOENT" && attempt < 100 && host.entry(root) !== undefined) continue;
      if (code === "EACCES" || code === "EROFS" || code === "EPERM") throw readOnly(root, error);
      throw error;
    }
  }
}

function ensure(host: WriteHost, directory: string): void {
  const entry = host.entry(directory);
  if (entry?.kind === "directory") return;
  // A link here, which a repository may bring along, would lead the lock and the journal elsewhere.
  if (entry !== undefined) {
    throw new ScaffoldError("OUTSIDE_ROOT", `${directory} is not a directory.`, { hint: "Delete it and run again." });
  }
  try {
    host.makeDirectory(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

const readOnly = (root: string, cause: unknown): ScaffoldError =>
  new ScaffoldError("READ_ONLY", `The project root ${root} cannot be written: nothing was changed.`, {
    hint: "Make the directory writable and run the command again.",
    cause,
  });
