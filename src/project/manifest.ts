import { posix } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "./host.js";
import { isObject, type JsonObject, lineOfKey, readJson } from "./json.js";
import type { Finding } from "./project.js";

/** The package.json of a unit or of the workspace root. */
export interface Manifest {
  /** Relative to the root. */
  readonly file: string;
  readonly text: string;
  readonly json: JsonObject;
}

/**
 * The manifests that say what a unit depends on: its own first, then the root's.
 *
 * @throws SYNTAX_ERROR for one that is not JSON
 */
export function readManifests(host: ReadHost, root: string, unit: string): Manifest[] {
  return [...new Set([unit, ""])].flatMap((directory) => {
    const file = posix.join(directory, "package.json");
    const path = posix.join(root, file);
    const json = readJson(host, path);
    const text = host.readText(path);
    if (json !== undefined) return [{ file, text: text ?? "", json }];
    if (text === undefined) return [];
    throw new ScaffoldError("SYNTAX_ERROR", `${file} is not a JSON object.`, {
      hint: "Correct the file and run the command again.",
      file,
    });
  });
}

const KINDS = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];

/** The range that the manifests give a package, and where. */
export function dependency(manifests: readonly Manifest[], name: string): Finding<string> | undefined {
  for (const { file, text, json } of manifests) {
    for (const kind of KINDS) {
      const group = json[kind];
      const range = isObject(group) ? group[name] : undefined;
      if (typeof range === "string") return { value: range, file, line: lineOfKey(text, name) };
    }
  }
  return undefined;
}

/** The scripts of a manifest, by name. */
export function scriptsOf(manifest: Manifest | undefined): [string, string][] {
  const scripts = manifest?.json.scripts;
  return isObject(scripts)
    ? Object.entries(scripts).filter((each): each is [string, string] => typeof each[1] === "string")
    : [];
}
