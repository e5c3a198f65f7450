export interface FormatInput {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

export interface Formatted {
  /** As it was where the formatter failed. */
  readonly text: string;
  /** What it failed with, in one line. */
  readonly failure?: string;
}
