export type Eol = "\n" | "\r\n";

/** The line ending that most lines of the text have; "\n" for a text of one line. */
export function dominantEol(text: string): Eol {
  const all = text.split("\n").length - 1;
  const windows = text.split("\r\n").length - 1;
  return windows * 2 > all ? "\r\n" : "\n";
}

/** The text with every line ending replaced by `eol`. */
export const withEol = (text: string, eol: Eol): string => text.replace(/\r?\n/g, eol);
