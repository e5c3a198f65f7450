import type { Project, Registration } from "../project/project.js";
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
  const places = placesOf(registration);
  const last = [registration.reExports?.file, ...places];
  const types = edited.filter(({ path }) => eventFiles.includes(path) && !last.includes(path));
  const others = edited.filter(({ path }) => !eventFiles.includes(path) && !last.includes(path));
  return [
    ...of((role) => role === "function"),
    ...of((role) => role !== "function" && role !== "driver" && !isTestRole(role)),
    ...types,
    ...of(isTestRole),
    ...of((role) => role === "driver"),
    ...others,
    ...edited.filter(({ path }) => !places.includes(path) && last.includes(path)),
    ...edited.filter(({ path }) => places.includes(path)),
  ];
}

/** The files that take the function so that it is served. */
export const placesOf = ({ file, also = [] }: Registration): string[] => [file, ...also.map((each) => each.file)];
