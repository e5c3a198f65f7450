/** A package as a specifier names it. */
export interface NamedPackage {
  /** As npm knows it: "inngest", "@inngest/realtime". */
  readonly name: string;
  /** The path behind it: "edge"; "" for the package itself. */
  readonly subpath: string;
  /** The specifier of the package itself, as it is written: "npm:inngest@3.27.0". */
  readonly base: string;
}

const NAME = "(?:@[a-z0-9~-][^/@:?\\s]*/)?[a-z0-9-][^/@:?\\s]*";

const BARE = new RegExp(`^(?<base>(?<name>${NAME}))(?:/(?<subpath>[^\\s]+))?$`, "i");
const SCHEME = new RegExp(`^(?<base>(?:npm|jsr):/?(?<name>${NAME})(?:@[^/\\s]+)?)(?:/(?<subpath>[^\\s]*))?$`, "i");
/** Of a server that serves npm's packages by their names and subpaths; without a version only those that are known. */
const URL_OF_NPM = new RegExp(
  `^(?<base>https?://(?:esm\\.sh|cdn\\.skypack\\.dev|unpkg\\.com|cdn\\.jsdelivr\\.net/npm|[^/?\\s]+?)/(?:v\\d+/|stable/)?\\*?(?<name>${NAME})(?<version>@[^/?\\s]+)?)(?:/(?<subpath>(?!\\+esm)[^?\\s]*?))?(?<tail>(?:/\\+esm)?(?:\\?[^\\s]*)?)$`,
  "i",
);
const KNOWN_HOST = /^https?:\/\/(?:esm\.sh|cdn\.skypack\.dev|unpkg\.com|cdn\.jsdelivr\.net)\//i;
/** Deno's registry serves files, not subpaths. */
const URL_OF_FILE = new RegExp(`^(?<base>https?://deno\\.land/x/(?<name>${NAME})(?:@[^/\\s]+)?/mod\\.ts)$`, "i");

/** Packages that have another name in JSR. */
const IN_JSR: Readonly<Record<string, string>> = { "@inngest/sdk": "inngest", "@zod/zod": "zod" };

/** The package that a specifier names by its form alone; undefined for paths, aliases, modules of Node and other addresses. */
export function packageNamed(specifier: string): NamedPackage | undefined {
  if (/^https?:/i.test(specifier)) return fromUrl(specifier);
  const { base, name, subpath = "" } = (SCHEME.exec(specifier) ?? BARE.exec(specifier))?.groups ?? {};
  if (base === undefined || name === undefined) return undefined;
  return { name: specifier.startsWith("jsr:") ? (IN_JSR[name] ?? name) : name, subpath, base };
}

function fromUrl(specifier: string): NamedPackage | undefined {
  const file = URL_OF_FILE.exec(specifier)?.groups;
  if (file?.base !== undefined && file.name !== undefined) return { name: file.name, subpath: "", base: file.base };
  const { base, name, version, subpath = "", tail = "" } = URL_OF_NPM.exec(specifier)?.groups ?? {};
  if (base === undefined || name === undefined || (version === undefined && !KNOWN_HOST.test(specifier)))
    return undefined;
  return { name, subpath, base: base + tail };
}

/** Whether a specifier says itself where the package comes from. */
export const isSourced = (specifier: string): boolean => /^(?:npm|jsr|https?):/i.test(specifier);

/** The specifier of a path of a package whose own specifier is `base`. */
export function withSubpath(base: string, subpath: string): string {
  if (subpath === "") return base;
  const tail = /^https?:/i.test(base) ? (/(?:\/\+esm)?(?:\?.*)?$/.exec(base)?.[0] ?? "") : "";
  return `${base.slice(0, base.length - tail.length)}/${subpath}${tail}`;
}

/** The package of a bare specifier, whatever it is written like: "@scope/a" of "@scope/a/b". */
export const packageOfSpecifier = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? "";
