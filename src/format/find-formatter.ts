import { posix } from "node:path";
import type { ReadHost } from "../project/host.js";
import { isObject, readJson } from "../project/json.js";
import { ancestors } from "../project/root.js";
import { FORMATTERS, type FormatterKind } from "./formatters.js";

/** A formatter that a directory of the project has configured and installed. Paths are absolute. */
export interface FoundFormatter {
  readonly kind: FormatterKind;
  /** The directory of its package in `node_modules`; undefined for one that is a program of its own. */
  readonly installed: string | undefined;
  /** The directory with its configuration. */
  readonly directory: string;
}

/**
 * The formatter whose configuration is nearest to a file; of several in one directory the one that its scripts name,
 * else the first. Undefined where none is configured, or it is not installed, or is not to format.
 *
 * @param root absolute
 * @param file relative to the root
 */
export function findFormatter(host: ReadHost, root: string, file: string): FoundFormatter | undefined {
  for (const directory of ancestors(posix.dirname(posix.join(root, file)))) {
    const kind = configuredIn(host, directory);
    const installed = kind && installedFrom(host, directory, kind.package);
    if (kind !== undefined)
      return installed === undefined && kind.program === undefined ? undefined : { kind, installed, directory };
    if (directory === root) return undefined;
  }
  return undefined;
}

function configuredIn(host: ReadHost, directory: string): FormatterKind | undefined {
  const manifest = readJson(host, posix.join(directory, "package.json")) ?? {};
  const found = FORMATTERS.filter((kind) => isConfigured(host, directory, kind, manifest));
  const scripts = JSON.stringify(manifest.scripts ?? {});
  return found.find(({ name }) => new RegExp(`\\b${name}\\b`).test(scripts)) ?? found[0];
}

function isConfigured(
  host: ReadHost,
  directory: string,
  { name, configs }: FormatterKind,
  manifest: Readonly<Record<string, unknown>>,
): boolean {
  const config = configs.find((each) => host.isFile(posix.join(directory, each)));
  if (name === "prettier" && manifest.prettier !== undefined) return true;
  if (config === undefined) return false;
  const read = (): Readonly<Record<string, unknown>> => readJson(host, posix.join(directory, config)) ?? {};
  if (name === "biome") return formats(read());
  return name !== "deno" || isWanted(read());
}

/** Biome may be there to lint alone. */
const formats = ({ formatter }: Readonly<Record<string, unknown>>): boolean =>
  !isObject(formatter) || formatter.enabled !== false;

/** Every project of Deno has its configuration: `deno fmt` is run where that speaks of it. */
const isWanted = ({ fmt, tasks }: Readonly<Record<string, unknown>>): boolean =>
  fmt !== undefined || /\bdeno fmt\b/.test(JSON.stringify(tasks ?? {}));

/** As Node finds a package from a directory, above the project too: a workspace may lie there. */
function installedFrom(host: ReadHost, directory: string, name: string): string | undefined {
  return [...ancestors(directory)]
    .map((each) => posix.join(each, "node_modules", name))
    .find((each) => host.isFile(posix.join(each, "package.json")));
}
