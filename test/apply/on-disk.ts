import { type ChildProcess, spawn } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { onTestFinished } from "vitest";

/** A temporary directory with these files, removed after the test. */
export function onDisk(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "scaffold apply ü-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Every path below a directory with its mode and content, bytes as they are; links show their target. */
export function treeOf(root: string, below = ""): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const name of readdirSync(join(root, below)).sort()) {
    const path = below === "" ? name : `${below}/${name}`;
    const stats = lstatSync(join(root, path));
    const mode = (stats.mode & 0o7777).toString(8);
    if (stats.isSymbolicLink()) tree[path] = `-> ${readlinkSync(join(root, path))}`;
    else if (stats.isDirectory()) Object.assign(tree, { [`${path}/`]: mode }, treeOf(root, path));
    else tree[path] = `${mode} ${readFileSync(join(root, path), "latin1")}`;
  }
  return tree;
}

let bundle: Promise<string> | undefined;

/** `child.ts` as one file that node runs. */
function childScript(): Promise<string> {
  bundle ??= bundleChild();
  return bundle;
}

async function bundleChild(): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), "scaffold-child-")), "child.mjs");
  const entry = new URL("./child.ts", import.meta.url).pathname;
  await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "esm", logLevel: "error" });
  return outfile;
}

export interface Child {
  readonly process: ChildProcess;
  /** Resolves with the output so far once there is some. */
  readonly firstOutput: Promise<string>;
  readonly ended: Promise<{
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly output: string;
  }>;
}

/** `child.ts` with these arguments, as a process. */
export const startChild = async (...args: string[]): Promise<Child> => startProcess([await childScript(), ...args]);

/** A program of Node's, with what it prints. */
export function startProcess(args: readonly string[], cwd?: string): Child {
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  return {
    process: child,
    firstOutput: new Promise((resolve) => child.stdout.once("data", () => resolve(output))),
    ended: new Promise((resolve) => child.once("close", (code, signal) => resolve({ code, signal, output }))),
  };
}
