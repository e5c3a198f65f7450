import { mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What no command here changes, and what would take long to look through. */
const SKIPPED = new Set(["node_modules", ".git", "filler"]);

function filesBelow(directory, below = "") {
  return readdirSync(join(directory, below), { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(below, entry.name);
    return entry.isDirectory() ? filesBelow(directory, path) : [path];
  });
}

/**
 * Remembers the files of a directory. New ones are moved out of it, not deleted: ext4 looks through what was deleted in
 * the last minutes for each file that is made, and the next run would pay for this one.
 *
 * @returns {() => number} puts them back, and says how many were changed or new
 */
export function snapshot(directory) {
  const removed = mkdtempSync(`${directory}-removed-`);
  let moved = 0;
  const files = new Map(filesBelow(directory).map((path) => [path, readFileSync(join(directory, path))]));
  return () => {
    let changed = 0;
    for (const path of filesBelow(directory)) {
      const text = files.get(path);
      if (text?.equals(readFileSync(join(directory, path)))) continue;
      changed++;
      if (text === undefined) renameSync(join(directory, path), join(removed, String(moved++)));
      else writeFileSync(join(directory, path), text);
    }
    return changed;
  };
}
