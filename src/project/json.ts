import type { ReadHost } from "./host.js";

export type JsonObject = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The object in a JSON file, which may have comments and trailing commas; undefined where there is none. */
export function readJson(host: Pick<ReadHost, "readText">, path: string): JsonObject | undefined {
  const text = host.readText(path);
  if (text === undefined) return undefined;
  const value = parsed(text) ?? parsed(withoutComments(text));
  return isObject(value) ? value : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Strings are matched first, so that nothing inside one counts as a comment. */
function withoutComments(text: string): string {
  const bare = text
    .replace(/^\uFEFF/, "")
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string?: string) => string ?? "");
  return bare.replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, string?: string) => string ?? "");
}

/** The line of the first occurrence of a quoted key, from 1; 1 where it is not there. */
export function lineOfKey(text: string | undefined, key: string): number {
  const at = text?.indexOf(`"${key}"`) ?? -1;
  return text === undefined || at < 0 ? 1 : text.slice(0, at).split("\n").length;
}
