import { posix } from "node:path";
import type { ReadHost } from "../project/host.js";
import { isObject, readJson } from "../project/json.js";
import { ancestors } from "../project/root.js";

/** A formatter that a directory of the project has configured and installed. Paths are absolute. */
export interface FoundFormatter {
  readonly name: "prettier" | "biome";
  /** The directory of its package in `node_modules`. */
  readonly installed: string;
  /** The directory with its configuration. */
  readonly directory: string;
}

const EXTENSIONS = ["js", "cjs", "mjs", "ts", "cts", "mts"];
/** https://prettier.io/docs/configuration */
const PRETTIER = [
  ...["", ".json", ".json5", ".yaml", ".yml", ".toml"].map((end) => `.prettierrc${end}`),
  ...EXTENSIONS.flatMap((extension) => [`.prettierrc.${extension}`, `prettier.config.${extension}`]),
];
/** https://biomejs.dev/guides/configure-biome/ */
const BIOME = ["biome.json", "biome.jsonc", ".biome.json", ".biome.jsonc"];
const PACKAGES = { prettier: "prettier", biome: "@biomejs/biome" } as const;

/**
 * The formatter whose configuration is nearest to a file; of two in one directory the one that its scripts name, else
 * Prettier. Undefined where none is configured, or it is not installed, or is not to format.
 *
 * @param root absolute
 * @param file relative to the root
 */
export function findFormatter(host: ReadHost, root: string, file: string): FoundFormatter | undefined {
  for (const directory of ancestors(posix.dirname(posix.join(root, file)))) {
    const name = configuredIn(host, directory);
    const installed = name === undefined ? undefined : installedFrom(host, directory, PACKAGES[name]);
    if (name !== undefined) return installed === undefined ? undefined : { name, installed, directory };
    if (directory === root) return undefined;
  }
  return undefined;
}

function configuredIn(host: ReadHost, directory: string): FoundFormatter["name"] | undefined {
  const manifest = readJson(host, posix.join(directory, "package.json")) ?? {};
  const has = (name: string): boolean => host.isFile(posix.join(directory, name));
  const prettier = manifest.prettier !== undefined || PRETTIER.some(has);
  const biome = BIOME.find(has);
  if (biome === undefined) return prettier ? "prettier" : undefined;
  if (!prettier) return formats(host, posix.join(directory, biome)) ? "biome" : undefined;
  const scripts = JSON.stringify(manifest.scripts ?? {});
  return /\bbiome\b/.test(scripts) && !/\bprettier\b/.test(scripts) ? "biome" : "prettier";
}

/** Biome may be there to lint alone. */
function formats(host: ReadHost, config: string): boolean {
  const formatter = readJson(host, config)?.formatter;
  return !isObject(formatter) || formatter.enabled !== false;
}

/** As Node finds a package from a directory, above the project too: a workspace may lie there. */
function installedFrom(host: ReadHost, directory: string, name: string): string | undefined {
  return [...ancestors(directory)]
    .map((each) => posix.join(each, "node_modules", name))
    .find((each) => host.isFile(posix.join(each, "package.json")));
}
