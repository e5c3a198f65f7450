const TOKENS = /[?+*@]\([^)]*\)|\([^()|]+(?:\|[^()|]+)+\)|\*\*\/|\*\*|\*|\?|\{[^{}]*\}|\[[^\]]*\]|[.+^$()|\\{}[\]]/g;

/** A glob of `**`, `*`, `?`, `{a,b}`, `[x]`, `?(a|b)`, `+(a|b)`, `*(a|b)`, `@(a|b)` and `(a|b)` as a regular expression for a whole path. */
export const globRegExp = (glob: string): RegExp => new RegExp(`^${source(glob)}$`);

const source = (glob: string): string => glob.replace(TOKENS, fromToken);

function fromToken(token: string): string {
  if (token === "**/") return "(?:.*/)?";
  if (token === "**") return ".*";
  if (token === "*") return "[^/]*";
  if (token === "?") return "[^/]";
  if (/^[?+*@]\(/.test(token)) {
    const [sign = ""] = token;
    return `(?:${token.slice(2, -1).split("|").map(source).join("|")})${sign === "@" ? "" : sign}`;
  }
  if (/^\(.+\)$/.test(token)) return fromToken(`@${token}`);
  if (/^\{.+\}$/.test(token)) return `(?:${token.slice(1, -1).split(",").map(source).join("|")})`;
  return /^\[.+\]$/.test(token) ? token.replace(/^\[!/, "[^") : `\\${token}`;
}
