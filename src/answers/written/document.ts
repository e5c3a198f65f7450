import { codeFrame } from "../../errors/code-frame.js";
import type { ErrorCode } from "../../errors/codes.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { lineAndColumn } from "../../project/line-and-column.js";

/** Where something stands: its offset in the text (UTF-16 units), or the way to it by keys where there is no text. */
export type At = number | string;

/** What was written in a file, whatever its format. */
export type DocumentNode =
  | { readonly kind: "map"; readonly at: At; readonly entries: readonly DocumentEntry[] }
  | { readonly kind: "list"; readonly at: At; readonly items: readonly DocumentNode[] }
  /** `text` as it was written, without quotes; undefined for a value that is none, such as null. */
  | {
      readonly kind: "scalar";
      readonly at: At;
      readonly type: "text" | "number" | "boolean";
      readonly text: string;
    }
  | { readonly kind: "nothing"; readonly at: At };

export interface DocumentEntry {
  readonly key: string;
  readonly at: At;
  readonly value: DocumentNode;
}

/** The file that a document was read from, for errors. */
export interface DocumentSource {
  /** As it is named in messages. */
  readonly file: string;
  readonly text: string;
  /** The code of an error in how it is written. */
  readonly code: ErrorCode;
}

export interface Refusal {
  readonly message: string;
  readonly hint?: string | undefined;
  /** The code of the source unless given. */
  readonly code?: ErrorCode;
  readonly cause?: unknown;
}

/** An error about one place of a document. */
export function refuseAt({ file, text, code }: DocumentSource, at: At, refusal: Refusal): ScaffoldError {
  const { message, hint, cause } = refusal;
  const used = refusal.code ?? code;
  if (typeof at === "string") {
    return new ScaffoldError(used, at === "" ? message : `${at}: ${message}`, { file, hint, cause });
  }
  const { line, column } = lineAndColumn(text, at);
  return new ScaffoldError(used, message, { file, line, column, hint, cause, snippet: codeFrame(text, line, column) });
}

/** A document longer than this was not written by hand, and takes long to read. In UTF-16 units. */
export const MOST_TEXT = 2 ** 20;

/** @throws the code of the source for a text that is too long or has nothing in it */
export function checkLength(source: DocumentSource): void {
  if (source.text.length > MOST_TEXT)
    throw refuseAt(source, 0, {
      message: `${source.file} is longer than ${MOST_TEXT / 1024} KiB.`,
      hint: "Split it.",
    });
  if (source.text.trim() === "" || source.text.trim() === "\uFEFF")
    throw refuseAt(source, 0, { message: `${source.file} is empty.` });
}
