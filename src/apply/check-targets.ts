import { dirname } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { WriteHost } from "./host.js";
import { resolveLinks } from "./resolve-links.js";
import type { Target } from "./target.js";

/**
 * Everything that can be known to go wrong before the first byte is written.
 *
 * @throws CONFLICT when something that is no file is in the way, or two paths are one file
 * @throws READ_ONLY when a file or directory may not be written
 */
export function checkTargets(host: WriteHost, targets: readonly Target[]): void {
  const paths = new Map<string, string>();
  for (const target of targets) {
    const { path } = target.change;
    const twin = paths.get(target.place);
    if (twin !== undefined) throw conflict(path, `${path} and ${twin} are the same file`);
    paths.set(target.place, path);
    checkKind(host, target);
    checkWritable(host, target);
  }
}

function checkKind(host: WriteHost, { change: { path }, place, missing, entry }: Target): void {
  const kind = entry?.kind;
  if (kind === "directory" || kind === "other") throw conflict(path, `${path} is not a file`);
  const above = dirname(missing[0] ?? place);
  const parent = host.entry(above);
  if (parent?.kind !== "directory") throw conflict(path, `${above} is not a directory`);
}

function checkWritable(host: WriteHost, { change: { path }, place, missing, entry }: Target): void {
  // Through the link: what is written is the file behind it.
  const file = entry?.kind === "file" ? place : undefined;
  if (file !== undefined && isReadOnly(host, file)) throw readOnly(path, path);
  const directory = dirname(missing[0] ?? place);
  if (isReadOnly(host, directory)) throw readOnly(path, `The directory ${directory}`);
}

/** For root nothing is read-only but what its owner has said is: the mode bits count for everybody. */
function isReadOnly(host: WriteHost, path: string): boolean {
  const entry = host.entry(resolveLinks(host, path).real);
  // On Windows the bit means something else for directories.
  const bits = entry?.kind === "directory" && process.platform === "win32" ? 0o200 : (entry?.mode ?? 0o200);
  return (bits & 0o222) === 0 || !host.isWritable(path);
}

const conflict = (file: string, what: string): ScaffoldError =>
  new ScaffoldError("CONFLICT", `${what}: nothing was written.`, { file, hint: "Move it away and run again." });

const readOnly = (file: string, what: string): ScaffoldError =>
  new ScaffoldError("READ_ONLY", `${what} is read-only: nothing was written.`, {
    file,
    hint: "Make it writable and run the command again.",
  });
