import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./workspace.js";

const SOURCES = ["src", "templates", "esbuild.config.mjs", "esbuild.parser.mjs", "esbuild.templates.mjs"];
const BUILDING = join(repository, "node_modules/.scaffold-building");
/** A build takes seconds: what is older was left by a process that was killed. In ms. */
const STALE = 60_000;

/** Builds `dist` before the tests that run the real binary, unless nothing changed since the last time. */
export default function build(): void {
  while (!isFresh()) {
    if (!begin()) continue;
    try {
      if (!isBuilt()) execFileSync(process.execPath, ["esbuild.config.mjs"], { cwd: repository, stdio: "inherit" });
    } finally {
      rmdirSync(BUILDING);
    }
  }
}

/** Not while another worker builds: it begins by emptying `dist`. */
const isFresh = (): boolean => modified(BUILDING) === 0 && isBuilt();

const isBuilt = (): boolean => Math.max(...SOURCES.map(newest)) < modified(join(repository, "dist/index.js"));

/** False, after a while, when another worker builds. */
function begin(): boolean {
  try {
    mkdirSync(BUILDING);
    return true;
  } catch {
    if (Date.now() - modified(BUILDING) > STALE) rmdirSync(BUILDING);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    return false;
  }
}

const modified = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Modification time of the newest file at or below a path, in ms; 0 where there is none. */
function newest(path: string): number {
  const full = join(repository, path);
  if (!statSync(full, { throwIfNoEntry: false })?.isDirectory()) return modified(full);
  return Math.max(0, ...readdirSync(full).map((name) => newest(join(path, name))));
}
