import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createTwoFilesPatch } from "diff";

/** Files by their path (with "/"): whole bytes. */
export type Tree = ReadonlyMap<string, Buffer>;

/** Every file below a directory; dependencies and git's own files aside. Empty where there is no such directory. */
export async function readTree(directory: string, below = ""): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(join(directory, below), { withFileTypes: true }).catch(() => [])) {
    if (entry.name === "node_modules" || entry.name === ".git") continue;
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) for (const [name, bytes] of await readTree(directory, path)) files.set(name, bytes);
    else files.set(path, await readFile(join(directory, path)));
  }
  return files;
}

/** The files of `after` that `before` does not have with these bytes, sorted by path. */
export function changedFiles(before: Tree, after: Tree): Map<string, Buffer> {
  const changed = [...after].filter(([path, bytes]) => !before.get(path)?.equals(bytes));
  return new Map(changed.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Unified diffs of the files that both trees have, one after the other; new files are no part of it. */
export function modifications(before: Tree, after: Tree): string {
  return [...changedFiles(before, after)]
    .filter(([path]) => before.has(path))
    .map(([path, bytes]) => createTwoFilesPatch(`a/${path}`, `b/${path}`, String(before.get(path)), String(bytes)))
    .join("");
}

/**
 * Files of `before` that are gone, or that lost a byte: in `after` all their bytes are there still, in their order.
 *
 * @param blanks blanks may have gone
 */
export function filesThatLost(before: Tree, after: Tree, blanks = false): string[] {
  const wanted = (bytes: Buffer): Buffer =>
    blanks ? Buffer.from(bytes.toString("latin1").replace(/\s/g, ""), "latin1") : bytes;
  return [...before].filter(([path, bytes]) => !holdsInOrder(after.get(path), wanted(bytes))).map(([path]) => path);
}

function holdsInOrder(bytes: Buffer | undefined, wanted: Buffer): boolean {
  let found = 0;
  for (const byte of bytes ?? []) if (byte === wanted[found]) found++;
  return bytes !== undefined && found === wanted.length;
}
