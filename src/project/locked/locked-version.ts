import { posix } from "node:path";
import type { ReadHost } from "../host.js";
import { type JsonObject, readJson } from "../json.js";
import { ancestors } from "../root.js";
import { bunLocked } from "./bun-lock.js";
import { denoLocked } from "./deno-lock.js";
import { npmLocked } from "./npm-lock.js";
import { pnpmLocked } from "./pnpm-lock.js";
import type { Wanted } from "./wanted.js";
import { yarnLocked } from "./yarn-lock.js";

interface LockedInput {
  readonly host: ReadHost;
  readonly root: string;
  readonly unit: string;
  /** What the unit's manifest asks for. */
  readonly range: string | undefined;
}

export interface Locked {
  readonly version: string;
  /** The lock file, relative to the root. */
  readonly file: string;
}

type Read = (wanted: Wanted) => string | undefined;

/** The version of a package that a lock file holds for a unit: the nearest one, from the unit up to the root. */
export function lockedVersion({ host, root, unit, range }: LockedInput, name: string): Locked | undefined {
  const from = posix.join(root, unit);
  const packageName = readJson(host, posix.join(from, "package.json"))?.name;
  for (const directory of ancestors(from)) {
    const wanted: Wanted = {
      ...{ name, range, unit: posix.relative(directory, from) },
      packageName: typeof packageName === "string" ? packageName : undefined,
    };
    for (const [file, read] of readers(host, directory)) {
      const version = read(wanted);
      if (version !== undefined) return { version, file: posix.relative(root, posix.join(directory, file)) };
    }
    if (directory === root) break;
  }
  return undefined;
}

/** The lock files of a directory, and how each is read. */
function readers(host: ReadHost, directory: string): [string, Read][] {
  const path = (file: string): string => posix.join(directory, file);
  const json = (file: string, read: (lock: JsonObject, wanted: Wanted) => string | undefined): [string, Read] => [
    file,
    (wanted) => {
      const lock = readJson(host, path(file));
      return lock === undefined ? undefined : read(lock, wanted);
    },
  ];
  const text = (file: string, read: (lock: string, wanted: Wanted) => string | undefined): [string, Read] => [
    file,
    (wanted) => {
      const lock = host.readText(path(file));
      return lock === undefined ? undefined : read(lock, wanted);
    },
  ];
  const all = [
    json("package-lock.json", npmLocked),
    json("npm-shrinkwrap.json", npmLocked),
    text("pnpm-lock.yaml", pnpmLocked),
    text("yarn.lock", yarnLocked),
    json("bun.lock", bunLocked),
    json("deno.lock", denoLocked),
  ];
  return all.filter(([file]) => host.isFile(path(file)));
}
