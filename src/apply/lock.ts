import { join } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { type Claim, isAlive, newClaim, parseClaim } from "./claim.js";
import { diskHost } from "./disk-host.js";
import { explainFailure } from "./explain-failure.js";
import type { WriteHost } from "./host.js";
import { resolveLinks } from "./resolve-links.js";
import { onInterrupt } from "./signals.js";
import { openStateDirectory, stateDirectory } from "./state-directory.js";

export interface LockOptions {
  /** How long to wait for another run, in ms; 0 fails at once. */
  readonly waitMs: number;
  readonly host?: WriteHost;
  /** Called once, when there is somebody to wait for. */
  readonly onWait?: (holder: Claim) => void;
}

/** How long a run waits for another one, in ms. */
export const LOCK_WAIT_MS = 60_000;

const held = new Set<string>();

/**
 * Takes the project's lock; the function it gives back releases it. One run at a time holds it, also across
 * processes; the claim of a process that is gone counts for nothing and is removed.
 *
 * Each run that sees no other puts down a claim of its own name, and has the lock if it then still sees no other.
 * Of two at the same moment at least one sees the other, so at most one has it; who saw one withdraws and tries again.
 * No claim is ever replaced, and a dead one can be removed by anybody, since its name is never used again.
 *
 * @param root absolute path of the project root
 * @throws LOCKED when another run still holds it after `waitMs`
 * @throws READ_ONLY when the root cannot be written
 */
export async function acquireLock(root: string, options: LockOptions): Promise<() => Promise<void>> {
  const host = options.host ?? diskHost();
  const real = resolveLinks(host, root).real;
  const deadline = Date.now() + options.waitMs;
  let waiting = false;
  for (;;) {
    const other = liveClaim(host, real) ?? tryClaim(host, real);
    if (typeof other === "function") return other;
    if (Date.now() >= deadline) throw locked(real, other);
    if (!waiting) options.onWait?.(other);
    waiting = true;
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
  }
}

/** Runs `work` under the project's lock: the one this process has, or one taken for the time. */
export async function withLock<T>(root: string, host: WriteHost, work: () => Promise<T>): Promise<T> {
  if (held.has(resolveLinks(host, root).real)) return work();
  const release = await acquireLock(root, { waitMs: LOCK_WAIT_MS, host });
  try {
    return await work();
  } finally {
    await release();
  }
}

/** @param root its own links followed */
export const isLockedByOther = (host: WriteHost, root: string): boolean =>
  claims(host, root).some((claim) => claim.pid !== process.pid && isAlive(claim));

const claims = (host: WriteHost, root: string): Claim[] =>
  host.list(stateDirectory(root)).flatMap((file) => parseClaim(file) ?? []);

/** Somebody else's claim that counts. Dead ones are removed on the way. */
function liveClaim(host: WriteHost, root: string, own?: string): Claim | undefined {
  for (const claim of claims(host, root)) {
    if (claim.file === own) continue;
    if (isAlive(claim)) return claim;
    removeClaim(host, join(stateDirectory(root), claim.file));
  }
  return undefined;
}

/** The release of the lock, or the claim that was in the way. */
function tryClaim(host: WriteHost, root: string): Claim | (() => Promise<void>) {
  const claim = newClaim();
  const file = join(stateDirectory(root), claim.file);
  const drop = (): void => {
    try {
      removeClaim(host, file);
      host.removeDirectory(stateDirectory(root));
    } catch {
      // What cannot be removed counts for nothing once this process is gone.
    }
  };
  try {
    openStateDirectory(host, root, () => host.createFile(file, Buffer.alloc(0)));
  } catch (error) {
    drop();
    throw explainFailure(error);
  }
  const other = liveClaim(host, root, claim.file);
  if (other !== undefined) {
    drop();
    return other;
  }
  held.add(root);
  const forget = onInterrupt(drop);
  return async () => {
    if (!held.delete(root)) return;
    forget();
    drop();
  };
}

/** Gone already is as good: two runs may remove the same dead claim. */
function removeClaim(host: WriteHost, file: string): void {
  try {
    host.unlink(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

function locked(root: string, holder: Claim): ScaffoldError {
  const who = `process ${holder.pid} on ${holder.host}`;
  const since = new Date(holder.since).toISOString();
  return new ScaffoldError("LOCKED", `Another run holds the lock of ${root}: ${who}, since ${since}.`, {
    hint: `Wait for it to end. If it is gone, delete ${join(stateDirectory(root), holder.file)}.`,
  });
}
