import { createHash } from "node:crypto";
import { join } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { WriteHost } from "./host.js";
import { openStateDirectory, stateDirectory } from "./state-directory.js";

/** What is known of a file that existed. */
export interface Original {
  readonly text: string;
  readonly mode: number;
  /** Where the path was a link that the plan deletes: its target, as written in the link. */
  readonly link?: string;
}

export interface JournalEntry {
  /** As the plan has it. */
  readonly path: string;
  /** Where it really lies: relative to the root, with "/", links followed. */
  readonly real: string;
  /** Absent where there was no file. */
  readonly before?: Original;
  /** Hash of the new bytes; absent where the file is deleted. */
  readonly after?: string;
}

/** Enough to undo a run that was interrupted at any moment. Written before the first change, removed after the last. */
export interface Journal {
  readonly version: 1;
  readonly pid: number;
  /** ISO 8601. */
  readonly since: string;
  /** Part of the names of this run's temporary files. */
  readonly token: string;
  /** Directories to create, outermost first, relative to the root, with "/". */
  readonly directories: readonly string[];
  readonly entries: readonly JournalEntry[];
}

export const hashOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

const journalFile = (root: string): string => join(stateDirectory(root), "journal.json");
const draftFile = (root: string): string => join(stateDirectory(root), "journal.tmp");

/** From here on an interrupted run can be rolled back: the journal is on disk, whole, before this returns. */
export async function writeJournal(host: WriteHost, root: string, journal: Journal): Promise<void> {
  const draft = draftFile(root);
  const bytes = Buffer.from(JSON.stringify(journal));
  openStateDirectory(host, root, () => {
    if (host.entry(draft) !== undefined) host.unlink(draft);
    host.createFile(draft, bytes);
  });
  await host.flush([draft]);
  host.rename(draft, journalFile(root));
  await host.flush([stateDirectory(root), root]);
}

/** Everything the journal says is done or undone. */
export function removeJournal(host: WriteHost, root: string): void {
  for (const file of [journalFile(root), draftFile(root)]) {
    if (host.entry(file) !== undefined) host.unlink(file);
  }
}

/**
 * The journal of a run that did not end; undefined where there is none.
 *
 * @throws INTERRUPTED when it cannot be understood
 */
export function readJournal(host: WriteHost, root: string): Journal | undefined {
  if (host.entry(journalFile(root)) === undefined) return undefined;
  const bytes = host.readFile(journalFile(root));
  try {
    const journal: unknown = JSON.parse(bytes?.toString("utf8") ?? "");
    if (isJournal(journal)) return journal;
  } catch {
    // Not JSON: the same as JSON of another shape.
  }
  throw new ScaffoldError("INTERRUPTED", "An interrupted run left a journal that cannot be read.", {
    file: ".scaffold-inngest/journal.json",
    hint: "Look at what it changed with your version control, then delete .scaffold-inngest.",
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isText = (value: unknown): value is string => typeof value === "string";

// The file lies in the repository, where anybody may have put it: nothing in it is taken on trust.
function isJournal(value: unknown): value is Journal {
  if (!isRecord(value) || value.version !== 1 || typeof value.pid !== "number" || !isText(value.since)) return false;
  if (!isText(value.token) || !/^[a-z0-9]+$/.test(value.token)) return false;
  if (!Array.isArray(value.directories) || !value.directories.every(isText)) return false;
  return Array.isArray(value.entries) && value.entries.every(isEntry);
}

function isEntry(value: unknown): value is JournalEntry {
  if (!isRecord(value) || !isText(value.path) || !isText(value.real)) return false;
  return (value.after === undefined || isText(value.after)) && (value.before === undefined || isOriginal(value.before));
}

function isOriginal(value: unknown): value is Original {
  if (!isRecord(value) || !isText(value.text) || typeof value.mode !== "number") return false;
  return value.link === undefined || isText(value.link);
}
