import { posix } from "node:path";
import { catalogRange } from "./catalog.js";
import type { ReadHost } from "./host.js";
import { isObject, readJson } from "./json.js";
import { isSourced, type NamedPackage, packageNamed } from "./package-name.js";
import { ancestors } from "./root.js";
import { denoImports } from "./tool-paths.js";

/**
 * What the manifests and import maps of a directory and those above it let packages be called, with the specifier that
 * each name stands for: `"inngest-sdk": "npm:inngest@3"`. The nearest of a name counts.
 *
 * @param directory absolute
 */
export function packageAliases(host: ReadHost, root: string, directory: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const each of ancestors(directory)) {
    for (const [name, target] of [...mapped(host, each), ...manifested(host, root, each)])
      if (!found.has(name)) found.set(name, target);
    if (each === root) break;
  }
  return found;
}

const mapped = (host: ReadHost, directory: string): [string, string][] =>
  Object.entries(denoImports(host, directory)).filter(([, target]) => isSourced(target));

const KINDS = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];

/** https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies: `npm:` names another package; a catalog may as well. */
function manifested(host: ReadHost, root: string, directory: string): [string, string][] {
  const manifest = readJson(host, posix.join(directory, "package.json"));
  const groups = KINDS.flatMap((kind) => (isObject(manifest?.[kind]) ? [manifest[kind]] : []));
  return groups.flatMap((group) =>
    Object.entries(group).flatMap(([name, range]): [string, string][] => {
      if (typeof range !== "string" || !/^(?:npm|catalog):/.test(range)) return [];
      const target = catalogRange(host, root, range, name) ?? range;
      return target.startsWith("npm:") ? [[name, target]] : [];
    }),
  );
}

/** What a directory, absolute, calls a package: its own name where nothing says otherwise. */
export function nameAt(host: ReadHost, root: string, directory: string, name: string): string {
  const aliases = packageAliases(host, root, directory);
  const found = [...aliases.keys()].find((key) => key !== name && packageThrough(aliases, key)?.name === name);
  return aliases.has(name) ? name : (found ?? name);
}

/** The package that a specifier means where packages may be called so. */
export function packageThrough(aliases: ReadonlyMap<string, string>, specifier: string): NamedPackage | undefined {
  const [key] = [...aliases.keys()]
    .filter((each) => specifier === each || specifier.startsWith(each.endsWith("/") ? each : `${each}/`))
    .sort((a, b) => b.length - a.length);
  const target = key === undefined ? undefined : packageNamed((aliases.get(key) ?? "").replace(/\/$/, ""));
  if (key === undefined || target === undefined) return packageNamed(specifier);
  const rest = specifier.slice(key.length).replace(/^\//, "");
  const own = key.replace(/\/$/, "");
  // An entry for one path of the package alone: "inngest/edge".
  const base = own.endsWith(`/${target.subpath}`) ? own.slice(0, -target.subpath.length - 1) : own;
  const name = isForkOf(target.name, base) ? base : target.name;
  return { name, subpath: [target.subpath, rest].filter((each) => each !== "").join("/"), base };
}

/** `@acme/inngest` and `inngest-patched` stand in the place of `inngest`, whose name they are given. */
const isForkOf = (name: string, other: string): boolean => name.split(/[/-]/).includes(other);
