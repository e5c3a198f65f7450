import { posix } from "node:path";
import type { ReadHost } from "./host.js";
import { readJson } from "./json.js";
import { ancestors } from "./root.js";

/** The version of a package that Node would load from a directory; undefined where it is not installed. */
export function installedVersion(host: ReadHost, directory: string, name: string): string | undefined {
  for (const each of ancestors(directory)) {
    const version = readJson(host, posix.join(each, "node_modules", name, "package.json"))?.version;
    if (typeof version === "string") return version;
  }
  return undefined;
}

/** The major of a version or of a range; of a range of several, the highest. */
export function majorOf(range: string): number | undefined {
  const majors = [...range.matchAll(/(?:^|[\s|^~>=<@:v])(\d+)(?=$|[.\sx*|-])/g)].map((match) => Number(match[1]));
  return majors.length === 0 ? undefined : Math.max(...majors);
}
