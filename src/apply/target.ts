import { relative, sep } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { FileChange } from "../plan/plan.js";
import type { Entry, WriteHost } from "./host.js";
import type { JournalEntry } from "./journal.js";
import { hashOf } from "./journal.js";
import { projectEntry, projectPath } from "./project-path.js";

/** One change of a plan, and the place on disk where it happens. */
export interface Target {
  readonly change: FileChange;
  /** Absolute, links followed; for a deletion not the last one. */
  readonly place: string;
  /** Directories above it to create, outermost first, absolute. */
  readonly missing: readonly string[];
  /** What lies there now. */
  readonly entry: Entry | undefined;
  /** The new bytes; undefined for a deletion. */
  readonly bytes: Buffer | undefined;
}

/** @param root the project root, its own links followed */
export function findTarget(host: WriteHost, root: string, change: FileChange): Target {
  const { real, missing } = projectPath(host, root, change.path);
  const place = change.action === "delete" ? projectEntry(host, root, change.path) : real;
  const bytes = change.after === undefined || change.action === "delete" ? undefined : Buffer.from(change.after);
  return { change, place, missing, entry: host.entry(place), bytes };
}

/**
 * Is the file still what the plan saw?
 *
 * @throws CHANGED_ON_DISK when it is not
 */
export function checkUnchanged(host: WriteHost, target: Target): void {
  const { path, before } = target.change;
  const entry = host.entry(target.place);
  const bytes = entry && host.readFile(target.place);
  if (before === undefined ? entry === undefined : bytes?.equals(Buffer.from(before)) === true) return;
  const what = before === undefined ? "appeared" : bytes === undefined ? "disappeared" : "changed";
  throw new ScaffoldError("CHANGED_ON_DISK", `${path} ${what} while this ran.`, {
    file: path,
    hint: "Run the command again: it looks at the project anew.",
  });
}

const slashes = (path: string): string => path.split(sep).join("/");

/** The path of a place relative to the root, with "/". */
export const pathInRoot = (root: string, place: string): string => slashes(relative(root, place));

/** What the journal says about a target. */
export function journalEntry(host: WriteHost, root: string, target: Target): JournalEntry {
  const { change, place, entry, bytes } = target;
  const link = entry?.kind === "link" ? { link: host.readLink(place) } : {};
  return {
    path: change.path,
    real: pathInRoot(root, place),
    ...(change.before === undefined ? {} : { before: { text: change.before, mode: entry?.mode ?? 0o644, ...link } }),
    ...(bytes === undefined ? {} : { after: hashOf(bytes) }),
  };
}
