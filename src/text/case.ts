/** The lower-case words of a name in any case: `HTTPServerName`, `http-server_name` and `http server name` give the same. */
export function words(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `parse-transcript` → `ParseTranscript`. */
export const pascalCase = (name: string): string => words(name).map(capital).join("");

/** `parse-transcript` → `parseTranscript`. */
export const camelCase = (name: string): string =>
  words(name)
    .map((word, index) => (index === 0 ? word : capital(word)))
    .join("");

/** `parseTranscript` → `parse-transcript`. */
export const kebabCase = (name: string): string => words(name).join("-");

/** `parseTranscript` → `parse_transcript`. */
export const snakeCase = (name: string): string => words(name).join("_");

/** `parse-transcript` → `Parse Transcript`. */
export const titleCase = (name: string): string => words(name).map(capital).join(" ");

/** The English plural of one lower-case or camelCase noun: `category` → `categories`. Good enough for names, not for prose. */
export function plural(noun: string): string {
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (/(s|x|z|ch|sh)$/i.test(noun)) return `${noun}es`;
  return `${noun}s`;
}

/** The singular of one lower-case English noun, the inverse of {@link plural}: `categories` → `category`. Others stay. */
export const singular = (noun: string): string =>
  noun
    .replace(/ies$/, "y")
    .replace(
      /(ss|us|is|news)$|(x|ch|sh|ss)es$|s$/,
      (whole, keep: string | undefined, stem: string | undefined) => keep ?? stem ?? (whole === "s" ? "" : whole),
    );
