/** A word as a POSIX shell reads it: bare where that is safe, else in single quotes. */
export function shellQuote(word: string): string {
  // A leading "~" or a "=" in first place is expanded by some shells.
  if (/^[\w@%+:,./-][\w@%+=:,./-]*$/.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
