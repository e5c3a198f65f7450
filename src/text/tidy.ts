/** Text with neither blanks at the end of a line nor several empty lines, and one line break at its end. */
export function tidy(text: string): string {
  // Line by line: over the whole text, the search for blanks would take the square of its length.
  const lines = text.split("\n").map(withoutBlanks).join("\n");
  return `${lines.replace(/\n{3,}/g, "\n\n").trim()}\n`;
}

function withoutBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === " " || line[end - 1] === "\t")) end--;
  return line.slice(0, end);
}
