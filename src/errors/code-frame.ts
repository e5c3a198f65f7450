/** A code frame with the lines to add by hand below it, if there are any. */
export const framed = (frame: string, byHand: string | undefined): string =>
  byHand === undefined ? frame : `${frame}\n\n${byHand}`;

/**
 * The lines around one position, numbered, with a caret under it.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 units
 * @param around how many lines to show above and below
 */
export function codeFrame(text: string, line: number, column: number, around = 2): string {
  const lines = text.split(/\r?\n/);
  const first = Math.max(1, line - around);
  const last = Math.min(lines.length, line + around);
  const width = String(last).length;
  const frame: string[] = [];
  for (let number = first; number <= last; number++) {
    const marker = number === line ? ">" : " ";
    const source = lines[number - 1] ?? "";
    frame.push(`${marker} ${String(number).padStart(width)} | ${source}`.trimEnd());
    if (number === line) {
      // Tabs are kept so that the caret stands under its character whatever the tab width.
      const lead = source.slice(0, column - 1).replace(/[^\t]/g, " ");
      frame.push(`  ${" ".repeat(width)} | ${lead}^`);
    }
  }
  return frame.join("\n");
}

/** The frame of what a line begins with, the lines to add by hand below it. */
export function lineFrame(text: string, line: number, byHand: string): { column: number; snippet: string } {
  const column = (text.split("\n")[line - 1] ?? "").search(/\S|$/) + 1;
  return { column, snippet: framed(codeFrame(text, line, column), byHand) };
}
