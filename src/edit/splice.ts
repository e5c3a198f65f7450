import MagicString from "magic-string";

/** One change of a text: `insert` put before the character at `offset`, after `remove` characters from there were taken out. */
export interface Edit {
  /** UTF-16 units from the start of the text, byte-order mark included. */
  readonly offset: number;
  readonly insert: string;
  readonly remove?: number;
}

/**
 * The text with all edits made; every other character stays. Insertions at one offset appear in the order given.
 * @throws RangeError when an edit lies outside the text: it was located in another text
 */
export function splice(text: string, edits: readonly Edit[]): string {
  const result = new MagicString(text);
  for (const { offset, insert, remove = 0 } of edits) {
    if (offset < 0 || offset + remove > text.length) throw new RangeError(`edit at ${offset} is outside the text`);
    if (remove > 0) result.remove(offset, offset + remove);
    if (insert !== "") result.appendLeft(offset, insert);
  }
  return result.toString();
}
