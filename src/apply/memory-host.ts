import { posix } from "node:path";
import type { Entry, WriteHost } from "./host.js";

interface Node {
  kind: "file" | "directory" | "link";
  mode: number;
  bytes?: Buffer;
  target?: string;
}

/**
 * What goes wrong, at the step of that number (from 1):
 * - `once`: this step fails, the next ones work
 * - `stays`: every step of this kind fails from then on, as on a full disk
 * - `crash`: nothing works any more, as after `kill -9`
 */
export interface Fault {
  readonly at: number;
  readonly how: "once" | "stays" | "crash";
  /** EIO unless given. */
  readonly code?: string;
}

export interface MemoryHost extends WriteHost {
  /** The steps that were taken or tried, of those that can fail: "rename /p/a.ts". */
  readonly steps: string[];
  /** Every path with its content and mode. Directories end in "/", links show their target. */
  tree(): Record<string, string>;
  /** A copy of the files as they are now, with another fault or none. */
  reopened(fault?: Fault): MemoryHost;
  put(path: string, text: string, mode?: number): void;
  putLink(path: string, target: string): void;
}

const failure = (code: string, what: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${code}: ${what}`), { code });

/** A file system in memory that fails on demand. Paths use "/". */
export function memoryHost(files: Record<string, string> = {}, fault?: Fault): MemoryHost {
  const nodes = new Map<string, Node>([["/", { kind: "directory", mode: 0o755 }]]);
  const host = openHost(nodes, fault);
  for (const [path, text] of Object.entries(files)) host.put(path, text);
  return host;
}

function openHost(nodes: Map<string, Node>, fault: Fault | undefined): MemoryHost {
  const steps: string[] = [];
  const failing = faultAt(steps, fault);
  const step = (operation: string, path: string, change: () => void, half?: () => void): void => {
    steps.push(`${operation} ${path}`);
    failing(operation, path, half);
    change();
  };
  const need = (path: string): Node => {
    const node = nodes.get(path);
    if (node === undefined) throw failure("ENOENT", path);
    return node;
  };
  const add = (path: string, node: Node): void => {
    if (nodes.has(path)) throw failure("EEXIST", path);
    if (need(posix.dirname(path)).kind !== "directory") throw failure("ENOTDIR", path);
    nodes.set(path, node);
  };
  const move = (from: string, to: string): void => {
    nodes.set(to, need(from));
    nodes.delete(from);
  };
  const children = (directory: string): string[] =>
    [...nodes.keys()].filter((path) => path !== "/" && posix.dirname(path) === directory);
  const parents = (path: string): void => {
    const parent = posix.dirname(path);
    if (nodes.has(parent)) return;
    parents(parent);
    nodes.set(parent, { kind: "directory", mode: 0o755 });
  };
  return {
    steps,
    entry: (path): Entry | undefined => nodes.get(path),
    readLink: (path) => need(path).target ?? "",
    readFile(path) {
      step("readFile", path, () => undefined);
      return nodes.get(path)?.bytes;
    },
    list: (directory) =>
      children(directory)
        .map((path) => posix.basename(path))
        .sort(),
    isWritable: (path) => (need(path).mode & 0o200) !== 0,
    makeDirectory: (path) => step("makeDirectory", path, () => add(path, { kind: "directory", mode: 0o755 })),
    removeDirectory(path) {
      if (!nodes.has(path) || children(path).length > 0) return false;
      step("removeDirectory", path, () => nodes.delete(path));
      return true;
    },
    createFile(path, bytes, like) {
      const create = (length: number) => () =>
        add(path, { kind: "file", mode: like?.mode ?? 0o644, bytes: bytes.subarray(0, length) });
      step("createFile", path, create(bytes.length), create(bytes.length >> 1));
    },
    makeLink: (path, target) => step("makeLink", path, () => add(path, { kind: "link", mode: 0o777, target })),
    async flush(paths) {
      for (const path of paths) step("flush", path, () => need(path));
    },
    rename: (from, to) => step("rename", to, () => move(from, to)),
    moveNew: (from, to) =>
      step("moveNew", to, () => {
        if (nodes.has(to)) throw failure("EEXIST", to);
        move(from, to);
      }),
    unlink(path) {
      step("unlink", path, () => {
        need(path);
        nodes.delete(path);
      });
    },
    tree: () => Object.fromEntries([...nodes].sort(([a], [b]) => (a < b ? -1 : 1)).map(show)),
    reopened: (next) => openHost(new Map(nodes), next),
    put(path, text, mode = 0o644) {
      parents(path);
      nodes.set(path, { kind: "file", mode, bytes: Buffer.from(text) });
    },
    putLink(path, target) {
      parents(path);
      nodes.set(path, { kind: "link", mode: 0o777, target });
    },
  };
}

/** A write that fails has half happened: the file is there, and is not whole. */
function faultAt(steps: readonly string[], fault: Fault | undefined) {
  let kind: string | undefined;
  return (operation: string, path: string, half: (() => void) | undefined): void => {
    if (fault === undefined || steps.length < fault.at) return;
    const first = steps.length === fault.at;
    if (first) kind = operation;
    if (fault.how === "once" && !first) return;
    if (fault.how === "stays" && operation !== kind) return;
    if (first) half?.();
    throw failure(fault.code ?? "EIO", `${operation} ${path}`);
  };
}

function show([path, node]: [string, Node]): [string, string] {
  if (node.kind === "directory") return [path.endsWith("/") ? path : `${path}/`, node.mode.toString(8)];
  if (node.kind === "link") return [path, `-> ${node.target}`];
  return [path, `${node.mode.toString(8)} ${node.bytes?.toString("base64")}`];
}
