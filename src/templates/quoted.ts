/** A double-quoted literal in single quotes, unless that takes more escapes. */
export function quoted(literal: string): string {
  const body = literal.slice(1, -1);
  const singles = body.split("'").length - 1;
  const doubles = body.split('\\"').length - 1;
  if (singles > doubles) return literal;
  // Pairs of characters, so that a backslash before a quote is not mistaken for one that was itself escaped.
  return `'${body.replace(/\\.|'/g, (part) => (part === '\\"' ? '"' : part === "'" ? "\\'" : part))}'`;
}
