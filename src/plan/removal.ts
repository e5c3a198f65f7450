import type { Committed } from "../project/committed.js";
import type { ReadFunction } from "../project/functions.js";
import type { Modules } from "../project/modules.js";
import type { Project } from "../project/project.js";
import type { WrittenModule } from "../templates/written-modules.js";
import type { Drafts } from "./draft.js";

/** What the steps of a removal share. Paths are relative to the project root. */
export interface Removal {
  readonly project: Project;
  readonly modules: Modules;
  readonly drafts: Drafts;
  readonly target: ReadFunction & { readonly exportName: string };
  /** The files that go, in the order in which they were found: the function's own first. */
  readonly gone: Set<string>;
  /** The files as they were before the function, where the last commit is older than it; else nothing tells. */
  readonly earlier: Committed | undefined;
  /** The modules that templates write under names of their own. */
  readonly written: () => readonly WrittenModule[];
}
