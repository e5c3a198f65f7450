/**
 * The values that a comment beside a column lists, as where the database has no enums: `pending | running | done`.
 * Undefined where it says something else.
 */
export function notedValues(comment: string): string[] | undefined {
  const words = comment
    .replace(/^[^:|,]*:\s*/, "")
    .replace(/[.;]$/, "")
    .split(/\s*(?:\||,|\/|\bor\b)\s*/)
    .map((word) => word.trim().replace(/^(["'`])(.*)\1$/, "$2"));
  const isList = words.length > 2 && words.every((word) => /^[A-Za-z][\w-]*$/.test(word));
  return isList && new Set(words).size === words.length ? words : undefined;
}
