import { posix } from "node:path";
import type { ReadHost } from "./host.js";
import { isObject, readJson } from "./json.js";

/** The version of a package that the lock file of a unit or of the root holds, read as text where it is no JSON. */
export function lockedVersion(host: ReadHost, root: string, unit: string, name: string): string | undefined {
  for (const directory of new Set([unit, ""])) {
    const at = (file: string): string => posix.join(root, directory, file);
    const found = npm(host, at("package-lock.json"), name) ?? textual(host, at, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function npm(host: ReadHost, path: string, name: string): string | undefined {
  const lock = host.isFile(path) ? readJson(host, path) : undefined;
  const packages = isObject(lock?.packages) ? lock.packages : {};
  const entry = packages[`node_modules/${name}`];
  return isObject(entry) && typeof entry.version === "string" ? entry.version : undefined;
}

/** One pattern per lock file; nested copies of other packages are written differently or come later. */
function textual(host: ReadHost, at: (file: string) => string, name: string): string | undefined {
  const patterns: readonly (readonly [string, string])[] = [
    ["pnpm-lock.yaml", `^ {2,}['"]?/?${name}[@/](\\d[^'":(\\s]*)`],
    ["yarn.lock", `^"?${name}@[^\\n]*:\\r?\\n\\s+version:? "?([^"\\s]+)`],
    ["bun.lock", `^\\s+"${name}": \\["${name}@([^"]+)"`],
  ];
  for (const [file, pattern] of patterns) {
    const text = host.isFile(at(file)) ? host.readText(at(file)) : undefined;
    const version = text === undefined ? undefined : new RegExp(pattern, "m").exec(text)?.[1];
    if (version !== undefined) return version;
  }
  return undefined;
}
