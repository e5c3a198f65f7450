import { isObject, type JsonObject } from "../json.js";
import type { Wanted } from "./wanted.js";

/** What bun.lock holds: a unit that has another version than the root has it under its own name. */
export function bunLocked(lock: JsonObject, { name, packageName }: Wanted): string | undefined {
  const packages = isObject(lock.packages) ? lock.packages : {};
  const entry = packages[`${packageName}/${name}`] ?? packages[name];
  const resolved: unknown = Array.isArray(entry) ? entry[0] : undefined;
  return typeof resolved === "string" ? /@(\d[^@]*)$/.exec(resolved)?.[1] : undefined;
}
