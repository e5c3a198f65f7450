import { dirname, join } from "node:path";
import type { WriteHost } from "./host.js";

/**
 * The name of a run's n-th temporary file, beside the file it becomes: a rename is atomic only within one file system.
 * It does not end like source code, so that no watcher, formatter or bundler takes it for some.
 */
export const temporaryFile = (place: string, token: string, index: number): string =>
  join(dirname(place), `.scaffold-${token}-${index}.tmp`);

/** New content beside its place. To be flushed before it is moved there. */
export function stage(
  host: WriteHost,
  temporary: string,
  bytes: Buffer,
  like?: { readonly path?: string; readonly mode: number },
): void {
  if (host.entry(temporary) !== undefined) host.unlink(temporary);
  host.createFile(temporary, bytes, like);
}
