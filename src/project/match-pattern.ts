/** What `*` of a pattern stands for in a text; "" for a pattern without one that equals it; undefined without a match. */
export function matchPattern(pattern: string, text: string): string | undefined {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === text ? "" : undefined;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  if (text.length < head.length + tail.length || !text.startsWith(head) || !text.endsWith(tail)) return undefined;
  return text.slice(head.length, text.length - tail.length);
}

/** Patterns in the order in which they apply: without a star first, then the longest text before the star. */
export function bySpecificity(a: { readonly pattern: string }, b: { readonly pattern: string }): number {
  const rank = ({ pattern }: { readonly pattern: string }): number =>
    pattern.includes("*") ? pattern.indexOf("*") : 1e6;
  return rank(b) - rank(a);
}
