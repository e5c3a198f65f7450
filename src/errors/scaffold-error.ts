import type { ErrorCode } from "./codes.js";

export interface ErrorDetails {
  /** What to do about it, as one instruction. */
  hint?: string | undefined;
  /** Path relative to the project root, with "/". */
  file?: string | undefined;
  /** From 1. */
  line?: number | undefined;
  /** From 1, in UTF-16 units. */
  column?: number | undefined;
  /** A code frame, or the lines to add by hand. */
  snippet?: string | undefined;
  /** What there is to choose from, each as the flag of the hint takes it. */
  choices?: readonly string[] | undefined;
  cause?: unknown;
}

/** A failure the user can do something about. Anything else that is thrown is a bug in this tool. */
export class ScaffoldError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly snippet: string | undefined;
  readonly choices: readonly string[];

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "ScaffoldError";
    this.code = code;
    this.hint = details.hint;
    this.file = details.file;
    this.line = details.line;
    this.column = details.column;
    this.snippet = details.snippet;
    this.choices = details.choices ?? [];
  }

  /** The same error with other details, or said in other words. */
  changed({ message = this.message, ...details }: ErrorDetails & { message?: string }): ScaffoldError {
    const { hint, file, line, column, snippet, choices, cause } = this;
    const all = { hint, file, line, column, snippet, choices, cause, ...details };
    const error = new ScaffoldError(this.code, message, all);
    if (this.stack !== undefined) error.stack = this.stack;
    return error;
  }
}
