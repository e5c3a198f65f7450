import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** Who wants or has a lock. All of it is the claim's file name, so that a claim is never half written. */
export interface Claim {
  readonly file: string;
  readonly pid: number;
  /** When the process started, in clock ticks since boot; 0 where the system does not tell (only Linux does). */
  readonly started: number;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly host: string;
}

const NAME = /^(\d+)-(\d+)-(\d+)-[a-z0-9]+@(.+)\.lock$/;

/** A claim of this process, unlike any other one. */
export function newClaim(): Claim {
  const [pid, started, since, host] = [process.pid, startOf(process.pid), Date.now(), hostname()];
  const unique = Math.random().toString(36).slice(2) + process.hrtime.bigint().toString(36);
  return { file: `${pid}-${started}-${since}-${unique}@${encodeURIComponent(host)}.lock`, pid, started, since, host };
}

/** The claim that a file name states; undefined for any other name. */
export function parseClaim(file: string): Claim | undefined {
  const [, pid, started, since, host] = NAME.exec(file) ?? [];
  if (host === undefined) return undefined;
  return { file, pid: Number(pid), started: Number(started), since: Number(since), host: decode(host) };
}

/** Is its process still there? One on another machine cannot be asked, and counts as alive. */
export function isAlive(claim: Claim): boolean {
  if (claim.host !== hostname()) return true;
  try {
    process.kill(claim.pid, 0);
  } catch (error) {
    // EPERM: it is there, and belongs to another user.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  // The number may have been given to another process since.
  return claim.started === 0 || claim.started === startOf(claim.pid);
}

/** Field 22 of /proc/<pid>/stat; the second field is a name in parentheses that may hold anything. */
function startOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]) || 0;
  } catch {
    return 0;
  }
}

function decode(host: string): string {
  try {
    return decodeURIComponent(host);
  } catch {
    return host;
  }
}
