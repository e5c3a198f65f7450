import { posix } from "node:path";
import type { ReadHost } from "../host.js";
import { isObject, readJson } from "../json.js";
import { ancestors } from "../root.js";

/** The `types` of the tsconfig nearest to a directory, `extends` by a path followed; undefined where it names none. */
export function typesFor(host: ReadHost, root: string, directory: string): readonly string[] | undefined {
  for (const each of ancestors(directory)) {
    const path = posix.join(each, "tsconfig.json");
    if (host.isFile(path)) return typesOf(host, path, 0);
    if (each === root) break;
  }
  return undefined;
}

function typesOf(host: ReadHost, path: string, depth: number): readonly string[] | undefined {
  const config = depth > 16 ? undefined : readJson(host, path);
  if (config === undefined) return undefined;
  const options = isObject(config.compilerOptions) ? config.compilerOptions : {};
  if (Array.isArray(options.types)) return strings(options.types);
  const parents = strings([config.extends].flat()).filter((each) => each.startsWith("."));
  const found = parents.map((each) => {
    const parent = posix.resolve(posix.dirname(path), each);
    return typesOf(host, host.isFile(parent) ? parent : `${parent}.json`, depth + 1);
  });
  return found.findLast((each) => each !== undefined);
}

const strings = (values: readonly unknown[]): string[] =>
  values.filter((each): each is string => typeof each === "string");
