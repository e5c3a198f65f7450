export type EntryKind = "file" | "directory" | "link" | "other";

/** What lies at a path, the last link not followed. */
export interface Entry {
  readonly kind: EntryKind;
  /** Permission bits: 0o644. */
  readonly mode: number;
}

/**
 * The file operations that applying needs, each one a single step that can fail.
 * Paths are absolute. Failures are Node's own errors, with `code` set (`ENOSPC`, `EEXIST`, …).
 */
export interface WriteHost {
  /** Undefined where there is nothing. */
  entry(path: string): Entry | undefined;
  readLink(path: string): string;
  /** The bytes of a file; undefined where there is none. */
  readFile(path: string): Buffer | undefined;
  /** Names in a directory; empty where there is none. */
  list(directory: string): string[];
  /** May this process write here? The mode bits are the caller's to judge: for root everything is writable. */
  isWritable(path: string): boolean;
  makeDirectory(path: string): void;
  /** Removes an empty directory; false where it is not empty or not there. */
  removeDirectory(path: string): boolean;
  /** Creates a file that must not exist. With `like`, it gets the mode (and where possible the owner) of that file. */
  createFile(path: string, bytes: Buffer, like?: { readonly path?: string; readonly mode: number }): void;
  makeLink(path: string, target: string): void;
  /**
   * Makes what was written durable; for a directory, the names in it. All at the same time, since each one may wait
   * for the disk; ends when the last one has ended, also when one fails.
   */
  flush(paths: readonly string[]): Promise<void>;
  /** Replaces what is at `to`. */
  rename(from: string, to: string): void;
  /** Moves a file to a name that must not exist; `EEXIST` where it does. */
  moveNew(from: string, to: string): void;
  unlink(path: string): void;
}
