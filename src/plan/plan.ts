import type { Warning } from "../project/project.js";

export type ChangeAction = "create" | "modify" | "delete" | "identical" | "skip" | "conflict";

/** One file of a plan, with its whole text before and after. */
export interface FileChange {
  /** Relative to the project root, with "/". */
  readonly path: string;
  readonly action: ChangeAction;
  /** Undefined where the file does not exist. */
  readonly before: string | undefined;
  /** Undefined where the file is deleted. Equal to `before` for identical and skip. For conflict: what would be written. */
  readonly after: string | undefined;
}

/** What a command would do, as data. In the order in which files are written: the registration is last. */
export interface Plan {
  /** Absolute path of the project root. */
  readonly root: string;
  readonly changes: readonly FileChange[];
  readonly warnings: readonly Warning[];
  readonly nextSteps: readonly string[];
}
