import * as fs from "node:fs";
import type { Entry, EntryKind, WriteHost } from "./host.js";

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** The value of `read`, or undefined where the path does not exist. */
function unlessMissing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

function kindOf(stats: fs.Stats): EntryKind {
  if (stats.isSymbolicLink()) return "link";
  if (stats.isFile()) return "file";
  return stats.isDirectory() ? "directory" : "other";
}

function entry(path: string): Entry | undefined {
  // Without an error where it is missing, which costs more than the look.
  const stats = unlessMissing(() => fs.lstatSync(path, { throwIfNoEntry: false }));
  return stats && { kind: kindOf(stats), mode: stats.mode & 0o7777 };
}

function isWritable(path: string): boolean {
  try {
    fs.accessSync(path, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function removeDirectory(path: string): boolean {
  try {
    fs.rmdirSync(path);
    return true;
  } catch (error) {
    if (["ENOTEMPTY", "EEXIST", "ENOENT"].includes(codeOf(error) ?? "")) return false;
    throw error;
  }
}

function createFile(path: string, bytes: Buffer, like?: { path?: string; mode: number }): void {
  const file = fs.openSync(path, "wx", 0o666);
  try {
    fs.writeFileSync(file, bytes);
    if (like?.path !== undefined) keepOwner(file, like.path);
    // After the owner: changing that clears bits. The mode given to open() would be narrowed by the umask.
    if (like !== undefined) fs.fchmodSync(file, like.mode);
  } finally {
    fs.closeSync(file);
  }
}

/** A run as root must not take a file away from its owner; where that is not allowed, the file is ours as with any editor. */
function keepOwner(file: number, path: string): void {
  const owner = fs.statSync(path);
  const own = fs.fstatSync(file);
  if (owner.uid === own.uid && owner.gid === own.gid) return;
  try {
    fs.fchownSync(file, owner.uid, owner.gid);
  } catch (error) {
    if (codeOf(error) !== "EPERM") throw error;
  }
}

/** As many files at once as a process may surely have open. */
const FLUSHED_AT_ONCE = 16;

async function flush(paths: readonly string[]): Promise<void> {
  for (let at = 0; at < paths.length; at += FLUSHED_AT_ONCE) {
    const results = await Promise.allSettled(paths.slice(at, at + FLUSHED_AT_ONCE).map(flushOne));
    for (const result of results) if (result.status === "rejected") throw result.reason;
  }
}

async function flushOne(path: string): Promise<void> {
  const directory = fs.lstatSync(path).isDirectory();
  // Windows flushes only what is open for writing, and no directories at all.
  if (directory && process.platform === "win32") return;
  const file = await fs.promises.open(path, directory ? "r" : "r+");
  try {
    await file.sync();
  } catch (error) {
    // Some network file systems have no flush for directories.
    if (!directory || codeOf(error) !== "EINVAL") throw error;
  } finally {
    await file.close();
  }
}

const sleep = (ms: number): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** On Windows, editors and virus scanners hold a file open for moments in which it cannot be replaced. */
function rename(from: string, to: string): void {
  for (let wait = 10; ; wait *= 2) {
    try {
      fs.renameSync(from, to);
      return;
    } catch (error) {
      const busy = process.platform === "win32" && ["EPERM", "EACCES", "EBUSY"].includes(codeOf(error) ?? "");
      if (!busy || wait > 640) throw error;
      sleep(wait);
    }
  }
}

const NO_HARD_LINKS = ["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"];

/** A rename replaces what has appeared in the meantime, a hard link does not; a few file systems have no hard links. */
function moveNew(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if (!NO_HARD_LINKS.includes(codeOf(error) ?? "")) throw error;
    if (entry(to) !== undefined) throw Object.assign(new Error(`${to} exists`), { code: "EEXIST" });
    rename(from, to);
    return;
  }
  fs.unlinkSync(from);
}

/** The file system of this machine. */
export function diskHost(): WriteHost {
  return {
    entry,
    readLink: (path) => fs.readlinkSync(path),
    readFile: (path) => unlessMissing(() => fs.readFileSync(path)),
    list: (directory) => unlessMissing(() => fs.readdirSync(directory).sort()) ?? [],
    isWritable,
    makeDirectory: (path) => fs.mkdirSync(path),
    removeDirectory,
    createFile,
    makeLink: (path, target) => fs.symlinkSync(target, path),
    flush,
    rename,
    moveNew,
    unlink: (path) => fs.unlinkSync(path),
  };
}
