import type { Project } from "../project/project.js";
import { isTestRole } from "../templates/render.js";
import type { Drafts } from "./draft.js";
import type { PlannedChange } from "./format-changes.js";

/** Function, its siblings, event types, test, test driver, barrel, registration: each needs only what is written before it. */
export function orderChanges(
  rendered: readonly { readonly role: string; readonly change: PlannedChange }[],
  drafts: Drafts,
  { eventFiles, project }: { eventFiles: readonly string[]; project: Project },
): PlannedChange[] {
  const of = (wanted: (role: string) => boolean): PlannedChange[] =>
    rendered.filter(({ role }) => wanted(role)).map(({ change }) => change);
  const { registration, conventions } = project;
  const edited = drafts.changes(conventions.style);
  const last = [registration.reExports?.file, registration.file];
  const types = edited.filter(({ path }) => eventFiles.includes(path) && !last.includes(path));
  const others = edited.filter(({ path }) => !eventFiles.includes(path) && !last.includes(path));
  return [
    ...of((role) => role === "function"),
    ...of((role) => role !== "function" && role !== "driver" && !isTestRole(role)),
    ...types,
    ...of(isTestRole),
    ...of((role) => role === "driver"),
    ...others,
    ...edited.filter(({ path }) => path !== registration.file && last.includes(path)),
    ...edited.filter(({ path }) => path === registration.file),
  ];
}
