import { posix } from "node:path";
import { configAliases } from "./config-aliases.js";
import type { ReadHost } from "./host.js";
import { isObject, readJson } from "./json.js";
import type { PathPattern } from "./path-pattern.js";

/** The aliases of a directory that no tsconfig writes out: Deno's `imports`, and what SvelteKit, Nuxt and Nitro generate. */
export function toolPaths(host: ReadHost, directory: string): PathPattern[] {
  return [
    ...importMap(host, directory),
    ...svelteKit(host, directory),
    ...nuxt(host, directory),
    ...nitro(host, directory),
  ];
}

/** The entries of deno.json or an import map that lead to files: `"@/": "./"` stands for everything below. */
function importMap(host: ReadHost, directory: string): PathPattern[] {
  const { base, imports } = importMapOf(host, directory);
  return Object.entries(imports).flatMap(([key, target]) => {
    if (!/^\.{0,2}\//.test(target)) return [];
    const path = posix.resolve(base, target);
    return [key.endsWith("/") ? under(key.slice(0, -1), [path]) : { pattern: key, targets: [path] }];
  });
}

/** `imports` of deno.json or of the import map of a directory. https://docs.deno.com/runtime/fundamentals/configuration/ */
export const denoImports = (host: ReadHost, directory: string): Readonly<Record<string, string>> =>
  importMapOf(host, directory).imports;

/** With the directory that its paths are relative to: `importMap` of deno.json may name a file elsewhere. */
function importMapOf(
  host: ReadHost,
  directory: string,
): { readonly base: string; readonly imports: Readonly<Record<string, string>> } {
  for (const name of ["deno.json", "deno.jsonc", "import_map.json"]) {
    const config = readJson(host, posix.join(directory, name));
    const file = typeof config?.importMap === "string" ? posix.resolve(directory, config.importMap) : undefined;
    const imports = config?.imports ?? (file === undefined ? undefined : readJson(host, file)?.imports);
    if (!isObject(imports)) continue;
    const entries = Object.entries(imports).filter((each): each is [string, string] => typeof each[1] === "string");
    const base = config?.imports === undefined && file !== undefined ? posix.dirname(file) : directory;
    return { base, imports: Object.fromEntries(entries) };
  }
  return { base: directory, imports: {} };
}

/** https://svelte.dev/docs/kit/$lib and https://svelte.dev/docs/kit/configuration#alias */
function svelteKit(host: ReadHost, directory: string): PathPattern[] {
  const config = configIn(host, directory, "svelte.config");
  if (config === undefined) return [];
  const lib = posix.join(directory, "src/lib");
  return [{ pattern: "$lib", targets: [lib] }, under("$lib", [lib]), ...configAliases(host, config, ["kit", "alias"])];
}

/** The sources are below `app` since Nuxt 4. https://nuxt.com/docs/api/nuxt-config#alias */
function nuxt(host: ReadHost, directory: string): PathPattern[] {
  const config = configIn(host, directory, "nuxt.config");
  if (config === undefined) return [];
  const sources = [posix.join(directory, "app"), directory];
  const server = under("#server", [posix.join(directory, "server")]);
  return [
    ...["~~", "@@"].map((key) => under(key, [directory])),
    ...["~", "@"].map((key) => under(key, sources)),
    server,
    ...configAliases(host, config, ["alias"]),
  ];
}

/** Nitro by itself; the sources are the root unless said otherwise. https://nitro.build/config#alias */
function nitro(host: ReadHost, directory: string): PathPattern[] {
  const config = configIn(host, directory, "nitro.config");
  if (config === undefined) return [];
  const [, sources = "."] = /\bsrcDir\s*:\s*["']([^"'\n]+)["']/.exec(host.readText(config) ?? "") ?? [];
  return [
    ...["~~", "@@"].map((key) => under(key, [directory])),
    ...["~", "@"].map((key) => under(key, [posix.resolve(directory, sources)])),
    ...configAliases(host, config, ["alias"]),
  ];
}

const under = (key: string, directories: readonly string[]): PathPattern => ({
  pattern: `${key}/*`,
  targets: directories.map((each) => posix.join(each, "*")),
});

const configIn = (host: ReadHost, directory: string, name: string): string | undefined =>
  ["js", "ts", "mjs"]
    .map((extension) => posix.join(directory, `${name}.${extension}`))
    .find((file) => host.isFile(file));
