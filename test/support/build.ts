import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./workspace.js";

/** Builds `dist` before the tests that run the real binary, unless nothing changed since the last time. */
export default function setup(): void {
  if (newest("src") < newest("dist/index.js")) return;
  execFileSync(process.execPath, ["esbuild.config.mjs"], { cwd: repository, stdio: "inherit" });
}

/** Modification time of the newest file at or below a path, in ms; 0 where there is none. */
function newest(path: string): number {
  const entry = statSync(join(repository, path), { throwIfNoEntry: false });
  if (!entry?.isDirectory()) return entry?.mtimeMs ?? 0;
  return Math.max(0, ...readdirSync(join(repository, path)).map((name) => newest(join(path, name))));
}
