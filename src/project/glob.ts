const TOKENS = /\*\*\/|\*\*|\*|\?\([^)]*\)|\?|\{[^{}]*\}|\[[^\]]*\]|[.+^$()|\\{}[\]]/g;

/** A glob of `**`, `*`, `?`, `{a,b}`, `[x]` and `?(a|b)` as a regular expression for a whole path. */
export const globRegExp = (glob: string): RegExp => new RegExp(`^${source(glob)}$`);

const source = (glob: string): string => glob.replace(TOKENS, fromToken);

function fromToken(token: string): string {
  if (token === "**/") return "(?:.*/)?";
  if (token === "**") return ".*";
  if (token === "*") return "[^/]*";
  if (token === "?") return "[^/]";
  if (token.startsWith("?(")) return `(?:${token.slice(2, -1).split("|").map(source).join("|")})?`;
  if (/^\{.+\}$/.test(token)) return `(?:${token.slice(1, -1).split(",").map(source).join("|")})`;
  return /^\[.+\]$/.test(token) ? token.replace(/^\[!/, "[^") : `\\${token}`;
}
