/** What a file is set between. */
export interface FileEnds {
  readonly finalNewline?: boolean;
  readonly byteOrderMark?: boolean;
}

const MARK = "\uFEFF";

/** A text with, or without, a line break at its end and a byte-order mark at its start. */
export function withFileEnds(text: string, { finalNewline = true, byteOrderMark = false }: FileEnds): string {
  const body = finalNewline ? text : text.replace(/(\r?\n)+$/, "");
  return byteOrderMark && !body.startsWith(MARK) ? MARK + body : body;
}
