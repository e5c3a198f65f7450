/** A file as a plan would write it. */
export interface ToFormat {
  /** Relative to the project root, with "/". */
  readonly path: string;
  readonly text: string;
  /** What it holds now. A file that is not as the formatter writes it is not formatted for an edit. */
  readonly before?: string | undefined;
}

/** The texts of files as the project's own formatter writes them, in their order; those it cannot format as they are. */
export type Format = (files: readonly ToFormat[]) => readonly string[];
