export interface FormatInput {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  /** What an existing file holds: its edited text is formatted only where this is as the formatter would write it. */
  readonly before?: string | undefined;
}

export interface Formatted {
  /** As it was where the formatter failed. */
  readonly text: string;
  /** What it failed with, in one line. */
  readonly failure?: string;
}
