import { ScaffoldError } from "../errors/scaffold-error.js";
import { diskHost } from "./disk-host.js";
import type { WriteHost } from "./host.js";
import { type Journal, readJournal, removeJournal } from "./journal.js";
import { isLockedByOther, withLock } from "./lock.js";
import { resolveLinks } from "./resolve-links.js";
import { type Recovery, rollBack } from "./roll-back.js";

export type { Recovery } from "./roll-back.js";

/**
 * Rolls back a run that was interrupted, byte for byte; undefined where there is nothing to roll back.
 * Takes the project's lock for the time, unless this process has it.
 *
 * @param root absolute path of the project root
 * @throws INTERRUPTED when a file cannot be put back; the next call tries again
 */
export async function recover(root: string, host: WriteHost = diskHost()): Promise<Recovery | undefined> {
  return withLock(root, host, async () => {
    const real = resolveLinks(host, root).real;
    const journal = readJournal(host, real);
    if (journal !== undefined) return undo(host, real, journal);
    removeJournal(host, real);
    return undefined;
  });
}

/**
 * The run that `recover` would roll back, for commands that only read; undefined where there is none, or it is
 * still running.
 */
export function pendingRecovery(
  root: string,
  host: WriteHost = diskHost(),
): { readonly since: string; readonly pid: number; readonly files: readonly string[] } | undefined {
  const real = resolveLinks(host, root).real;
  if (isLockedByOther(host, real)) return undefined;
  const journal = readJournal(host, real);
  return journal && { since: journal.since, pid: journal.pid, files: journal.entries.map((entry) => entry.path) };
}

/**
 * Rolls back and forgets. Needs the project's lock.
 *
 * @param root the project root, its own links followed
 * @throws INTERRUPTED when a file cannot be put back; the journal then stays
 */
export async function undo(host: WriteHost, root: string, journal: Journal): Promise<Recovery> {
  try {
    const recovery = await rollBack(host, root, journal);
    removeJournal(host, root);
    return recovery;
  } catch (error) {
    if (error instanceof ScaffoldError) throw error;
    throw new ScaffoldError("INTERRUPTED", `Not everything could be rolled back: ${String(error)}`, {
      hint: "Mend the cause and run the command again: it rolls back first. Until then keep .scaffold-inngest.",
      cause: error,
    });
  }
}
