import { posix } from "node:path";
import type { Modules } from "../modules.js";
import type { TestSet } from "../project.js";
import { nodeTestCall } from "./script-runners.js";
import { globsIn } from "./test-sets.js";
import type { RunnerConfig } from "./vitest-config.js";

const CODE = "{js,jsx,mjs,cjs,ts,tsx,mts,cts}";
const BUN = [`**/*.test.${CODE}`, `**/*_test.${CODE}`, `**/*.spec.${CODE}`, `**/*_spec.${CODE}`];

/** Bun takes what its names say, below the folder that bunfig.toml names. */
export function bunConfig(modules: Modules, directory: string): RunnerConfig {
  const text = modules.text(posix.join(directory, "bunfig.toml")) ?? "";
  const section = /^\[test\][ \t]*\r?\n((?:(?!\[)[^\n]*\n?)*)/m.exec(text)?.[1] ?? "";
  const root = /^[ \t]*root[ \t]*=[ \t]*["']([^"'\n]+)["']/m.exec(section)?.[1];
  const base = posix.join(directory, root ?? ".").replace(/^\.$/, "");
  return {
    sets: [{ include: globsIn(base, BUN), exclude: globsIn(base, ["**/node_modules/**"]) }],
    environments: [],
    globals: false,
  };
}

const NODE = [`**/*{.,-,_}test.${CODE}`, `**/test-*.${CODE}`, `**/test.${CODE}`, `**/test/**/*.${CODE}`];

/** Node's runner takes what the script names, or else what its own names say. */
export function nodeConfig(directory: string, script: string): RunnerConfig {
  const patterns = nodeTestCall(script)?.patterns ?? [];
  const include = patterns.length === 0 ? NODE : patterns.flatMap(globsOf);
  const set: TestSet = { include: globsIn(directory, include), exclude: globsIn(directory, ["**/node_modules/**"]) };
  return { sets: [set], environments: [], globals: false };
}

/** A pattern as globs of what is written: a folder stands for what is in it, and what was built for its source. */
function globsOf(pattern: string): string[] {
  const path = pattern.replace(/^\.\//, "").replace(/\/$/, "");
  const built = BUILT.exec(path);
  const written = built === null ? [path] : ["src/", ""].map((folder) => `${folder}${sourceOf(built[1] ?? "")}`);
  return written.map((each) => (/[*{.]/.test(posix.basename(each)) ? each : posix.join(each, `**/*.${CODE}`)));
}

const BUILT = /^(?:dist|build|out)(?:\/(.*)|$)/;

const sourceOf = (path: string): string => path.replace(/\.([cm]?)js$/, ".$1{js,ts}");
