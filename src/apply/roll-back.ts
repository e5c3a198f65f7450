import { dirname, join } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { WriteHost } from "./host.js";
import { hashOf, type Journal, type JournalEntry, type Original } from "./journal.js";
import { projectEntry } from "./project-path.js";
import { stage, temporaryFile } from "./replace-file.js";
import { resolveLinks } from "./resolve-links.js";

/** What a rollback did. Paths are relative to the project root, with "/". */
export interface Recovery {
  /** ISO 8601: when the run that is undone began. */
  readonly since: string;
  readonly restored: readonly string[];
  /** Files that were changed since, by somebody else: they are left as they are. */
  readonly left: readonly string[];
}

/**
 * Puts every file of the journal back, the last first. Doing it again, or after an interruption of its own, gives the
 * same. A file whose bytes are neither what the run found nor what it wrote is somebody's work, and is left.
 *
 * @param root the project root, its own links followed
 */
export async function rollBack(host: WriteHost, root: string, journal: Journal): Promise<Recovery> {
  const places = journal.entries.map((entry) => placeOf(host, root, entry.real));
  const temporaries = places.map((place, index) => temporaryFile(place, journal.token, index));
  // All of them before the first file is put back: on a full disk that makes the room for it.
  for (const temporary of temporaries) if (host.entry(temporary) !== undefined) host.unlink(temporary);
  const restored: string[] = [];
  const left: string[] = [];
  for (let index = journal.entries.length - 1; index >= 0; index--) {
    const [entry, place, temporary] = [journal.entries[index], places[index], temporaries[index]];
    if (entry === undefined || place === undefined || temporary === undefined) continue;
    const state = compare(host, place, entry);
    if (state === "after") await restore(host, place, temporary, entry.before);
    if (state !== "before") (state === "after" ? restored : left).push(entry.path);
  }
  for (const directory of [...journal.directories].reverse()) {
    const place = placeOf(host, root, directory);
    if (host.entry(place)?.kind === "directory") host.removeDirectory(place);
  }
  const touched = [...new Set(places.map((place) => dirname(place)))];
  await host.flush(touched.filter((directory) => host.entry(directory) !== undefined));
  return { since: journal.since, restored: restored.reverse(), left: left.reverse() };
}

/** A journal names real places; where a link stands on the way now, somebody leads us elsewhere. */
function placeOf(host: WriteHost, root: string, path: string): string {
  const place = projectEntry(host, root, path);
  if (place === join(root, path)) return place;
  throw new ScaffoldError(
    "OUTSIDE_ROOT",
    `The journal of an interrupted run names ${JSON.stringify(path)}, behind a link.`,
    {
      file: ".scaffold-inngest/journal.json",
      hint: "Look at what that run changed with your version control, then delete .scaffold-inngest.",
    },
  );
}

function compare(host: WriteHost, place: string, { before, after }: JournalEntry): "before" | "after" | "neither" {
  const entry = host.entry(place);
  if (entry === undefined) return before === undefined ? "before" : after === undefined ? "after" : "neither";
  if (entry.kind === "link") return before?.link === host.readLink(place) ? "before" : "neither";
  const bytes = entry.kind === "file" ? host.readFile(place) : undefined;
  if (bytes === undefined) return "neither";
  if (before !== undefined && before.link === undefined && bytes.equals(Buffer.from(before.text))) return "before";
  return after !== undefined && hashOf(bytes) === after ? "after" : "neither";
}

async function restore(host: WriteHost, place: string, temporary: string, before: Original | undefined): Promise<void> {
  if (before === undefined) {
    host.unlink(place);
    return;
  }
  for (const directory of resolveLinks(host, place).missing) host.makeDirectory(directory);
  if (before.link === undefined) await restoreFile(host, place, temporary, before);
  else host.makeLink(place, before.link);
}

async function restoreFile(host: WriteHost, place: string, temporary: string, original: Original): Promise<void> {
  const { text, mode } = original;
  const present = host.entry(place) !== undefined;
  stage(host, temporary, Buffer.from(text), present ? { path: place, mode } : { mode });
  await host.flush([temporary]);
  if (present) host.rename(temporary, place);
  else host.moveNew(temporary, place);
}
