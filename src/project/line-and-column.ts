/** Line and column, both from 1, of an offset in UTF-16 units. A byte-order mark takes up no column. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  const mark = lineStart === 0 && text.startsWith("\uFEFF") ? 1 : 0;
  return { line: before.split("\n").length, column: Math.max(1, offset - lineStart + 1 - mark) };
}
