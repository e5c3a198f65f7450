import type { Answers, Field } from "../../src/answers/answers.js";
import type { FileChange, Plan } from "../../src/plan/plan.js";
import { planRemove, type RemoveInput } from "../../src/plan/plan-remove.js";
import { detectProject } from "../../src/project/detect.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import { type Files, planned } from "./planned.js";
import { root } from "./sample-project.js";

const text = (name: string): Field => ({ name, type: { kind: "string" }, optional: false });
/** The answers for a function that notes start. */
export const job = (own: Partial<Answers> = {}): Answers => ({
  name: "archive-note",
  template: "event",
  trigger: "event",
  event: "notes/note.archived",
  fields: [text("noteId"), text("organizationId")],
  extra: {},
  ...own,
});

type Known = Pick<RemoveInput, "committed" | "written">;

/** The plan that takes a function out, and the files after it. */
export function removed(files: Files, id = "archive-note", known: Known = {}): { plan: Plan; after: Files } {
  const host = memoryReadHost(
    Object.fromEntries(Object.entries(files).map(([path, each]) => [`${root}/${path}`, each])),
  );
  const plan = planRemove({ host, project: detectProject(host, root), id, ...known });
  return { plan, after: applied(files, plan.changes) };
}

/** The files after some changes. */
export function applied(files: Files, changes: readonly FileChange[]): Files {
  const after: Record<string, string> = { ...files };
  for (const change of changes) {
    if (change.after === undefined) delete after[change.path];
    else after[change.path] = change.after;
  }
  return after;
}

/** The files with the functions of some jobs. */
export const added = (files: Files, ...jobs: readonly Answers[]): Files =>
  jobs.reduce((before, each) => planned(before, each).after, files);
