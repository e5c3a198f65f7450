/** A part of a text that something else takes the place of; of the same place, an earlier one stands first. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all edits; none may overlap another. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let at = 0;
  const parts: string[] = [];
  // The sort keeps the order of those that begin in one place.
  for (const { start, end, text: by } of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(at, start), by);
    at = end;
  }
  return parts.join("") + text.slice(at);
}
