import { posix } from "node:path";
import type { ReadHost } from "../project/host.js";
import { outlineOf } from "../project/outline.js";
import { parseSource } from "../project/parse.js";
import type { Warning } from "../project/project.js";
import { isCode } from "../project/source-files.js";
import { isTestRole, type RenderedFile } from "../templates/render.js";
import { declaredNames } from "./declarations.js";
import type { PlannedChange } from "./format-changes.js";
import type { FileChange } from "./plan.js";

export interface RenderedInput {
  readonly host: ReadHost;
  /** Absolute. */
  readonly root: string;
  readonly files: readonly RenderedFile[];
  /** Keys of the functions that were there before: their files count as made, whatever was done to them since. */
  readonly made: ReadonlySet<string>;
}

/** What becomes of each rendered file where something may be in its place, by the file's role. */
export function renderedChanges(input: RenderedInput): RoleChange[] {
  const all = input.files.map((file) => ({ role: file.role, job: file.job, change: changeOf(input, file) }));
  return all.filter((each) => !input.made.has(each.job) || isWanted(each, all));
}

/** Of files that were made before and stay as they are now. */
export const editedSince = (changes: readonly FileChange[]): Warning[] =>
  changes.filter(({ action }) => action === "skip").map(({ path }) => edited(path));

/** What becomes of a rendered file. */
export interface RoleChange {
  readonly role: string;
  readonly job: string;
  readonly change: PlannedChange;
}

/** A function that was written or rewritten by hand may do without its siblings: one that nothing imports is not made. */
function isWanted({ role, change }: RoleChange, all: readonly RoleChange[]): boolean {
  if (change.action !== "create" || role === "function" || isTestRole(role)) return true;
  const name = posix.basename(change.path).replace(/\.[cm]?[jt]sx?$/, "");
  return all.some((other) => other.change !== change && other.change.after?.includes(name));
}

function changeOf({ host, root, made }: RenderedInput, { role, job, path, text }: RenderedFile): PlannedChange {
  const before = host.readText(`${root}/${path}`);
  // It is confirmed when all jobs are planned, and its tree is not kept that long.
  if (isCode(path)) outlineOf(path, text);
  if (before === undefined) return { path, action: "create", before, after: text };
  if (before === text) return { path, action: "identical", before, after: before };
  // The driver is shared: one of another version, or one that was adapted, serves as well if it gives the same names.
  const keeps = role === "driver" ? givesNames(path, before, text) : made.has(job);
  return keeps
    ? { path, action: "skip", before, after: before, rendered: text }
    : { path, action: "conflict", before, after: text, rendered: text };
}

function givesNames(path: string, before: string, text: string): boolean {
  const has = declaredNames(parseSource(path, before));
  const exported = [...text.matchAll(/^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm)];
  return exported.every((match) => has.has(match[1] ?? ""));
}

const edited = (path: string): Warning => ({
  code: "EDITED",
  message: `${path} was edited since it was made, and stays as it is.`,
  file: path,
});
