import { isObject, type JsonObject } from "../json.js";
import { ancestors } from "../root.js";
import type { Wanted } from "./wanted.js";

/** What package-lock.json or npm-shrinkwrap.json holds: the copy that is nearest to the unit. */
export function npmLocked(lock: JsonObject, { name, unit }: Wanted): string | undefined {
  const packages = isObject(lock.packages) ? lock.packages : {};
  for (const directory of ancestors(`/${unit}`)) {
    const version = versionOf(packages[`${directory}/node_modules/${name}`.replace(/^\/+/, "")]);
    if (version !== undefined) return version;
  }
  // The first version of the format has the packages below the one that depends on them.
  return isObject(lock.dependencies) ? versionOf(lock.dependencies[name]) : undefined;
}

const versionOf = (entry: unknown): string | undefined =>
  isObject(entry) && typeof entry.version === "string" ? entry.version : undefined;
