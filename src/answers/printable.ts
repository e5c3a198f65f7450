/** A user's text as one line for a message: control characters shown as escapes, long texts cut. */
export function printable(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 77)}...` : text;
  return JSON.stringify(short).replace(
    // Control, format and separator characters that JSON leaves as they are could rewrite what a terminal shows.
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
