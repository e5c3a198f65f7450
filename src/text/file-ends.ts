/** What a file is set between. */
export interface FileEnds {
  readonly finalNewline?: boolean;
  readonly byteOrderMark?: boolean;
  /** A comment that it begins with, with the line breaks behind it. */
  readonly header?: string;
}

const MARK = "\uFEFF";

/** A text with its header, with or without a line break at its end and a byte-order mark at its start. */
export function withFileEnds(
  given: string,
  { finalNewline = true, byteOrderMark = false, header = "" }: FileEnds,
): string {
  const text = given.startsWith(header) ? given : header + given;
  const body = finalNewline ? text : text.replace(/(\r?\n)+$/, "");
  return byteOrderMark && !body.startsWith(MARK) ? MARK + body : body;
}
