/** A file that is to be made. */
export interface NewFile {
  /** Relative to the project root, with "/". */
  readonly path: string;
  readonly text: string;
}

/** The texts of new files as the project's own formatter writes them, in their order; those it cannot format as they are. */
export type Format = (files: readonly NewFile[]) => readonly string[];
