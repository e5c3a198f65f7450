/** Line and column, both from 1, of an offset in UTF-16 units. A byte-order mark takes up no column. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let end = text.indexOf("\n"); end >= 0 && end < offset; end = text.indexOf("\n", lineStart)) {
    line++;
    lineStart = end + 1;
  }
  const mark = lineStart === 0 && text.startsWith("\uFEFF") ? 1 : 0;
  return { line, column: Math.max(1, offset - lineStart + 1 - mark) };
}
