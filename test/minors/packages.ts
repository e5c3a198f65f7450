import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compareVersions } from "../../src/text/version-range.js";
import { repository } from "../support/workspace.js";

/** What was fetched stays here: the packages as they were published, and the few that were installed to be run. */
export const CACHE = join(repository, "node_modules/.cache/scaffold-inngest-minors");

function npm(args: readonly string[], cwd = repository): string {
  const { status, stdout, stderr } = spawnSync("npm", args, { cwd, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`npm ${args.slice(0, 2).join(" ")} failed: ${stderr}`);
  return stdout;
}

/** Every released version of SDK 3 and 4, the oldest first. */
export function releasedVersions(): string[] {
  const all = JSON.parse(npm(["view", "inngest", "versions", "--json"])) as string[];
  return all.filter((version) => /^[34]\.\d+\.\d+$/.test(version)).sort(compareVersions);
}

/** The directory of a version as it was published, without what it depends on; fetched once. */
export function published(version: string): string {
  const directory = join(CACHE, "published", version);
  if (existsSync(directory)) return directory;
  const unpacked = join(CACHE, "unpacking", version);
  rmSync(unpacked, { recursive: true, force: true });
  mkdirSync(unpacked, { recursive: true });
  npm(["pack", `inngest@${version}`, "--pack-destination", unpacked, "--silent"]);
  const [tarball = ""] = readdirSync(unpacked);
  const { status, stderr } = spawnSync("tar", ["-xzf", tarball], { cwd: unpacked, encoding: "utf8" });
  if (status !== 0) throw new Error(`${tarball} cannot be unpacked: ${stderr}`);
  mkdirSync(join(CACHE, "published"), { recursive: true });
  renameSync(join(unpacked, "package"), directory);
  rmSync(unpacked, { recursive: true, force: true });
  return directory;
}

/** A directory in which this version is installed with all that it needs to run. */
export function installed(version: string): string {
  const directory = join(CACHE, "installed", version);
  if (existsSync(join(directory, "node_modules/inngest/package.json"))) return directory;
  mkdirSync(directory, { recursive: true });
  const manifest = { private: true, type: "module", dependencies: { inngest: version, zod: "^4.0.0" } };
  writeFileSync(join(directory, "package.json"), JSON.stringify(manifest));
  npm(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps", "--silent"], directory);
  return directory;
}

/** What the declarations of some version import; without it types of theirs would be `any`, which takes everything. */
const DECLARATIONS = {
  "@inngest/ai": "^0.1.3",
  "@opentelemetry/api": "^1.9.0",
  "@standard-schema/spec": "^1.0.0",
  "serialize-error-cjs": "^0.1.3",
  "type-fest": "^3.13.1",
  "type-plus": "^5.1.0",
  zod: "~3.25.0",
};

/** Installs what declarations import where the published packages find it. */
export function installDeclarations(): void {
  if (existsSync(join(CACHE, "node_modules/type-fest"))) return;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, "package.json"), JSON.stringify({ private: true, dependencies: DECLARATIONS }));
  npm(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps", "--silent"], CACHE);
}

export interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, Entry>>;
}

/** The declarations of a module stand in one of two places. */
export interface Entry {
  readonly types?: string | { readonly import?: string; readonly default?: string };
  readonly import?: string | { readonly types?: string };
}

export const manifestIn = (directory: string): Manifest =>
  JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as Manifest;

/** "inngest/next" and so on; patterns such as "./helpers/*" are no promise. */
export const entriesOf = ({ exports }: Manifest): string[] =>
  Object.keys(exports)
    .filter((path) => /^\.\/[\w/-]+$/.test(path))
    .map((path) => `inngest/${path.slice(2)}`);
