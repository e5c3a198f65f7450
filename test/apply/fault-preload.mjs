// Loaded before the built command (NODE_OPTIONS=--import), it makes one of its steps on the project's files fail:
// FAULT_ROOT says where, FAULT_AT which one (from 1), FAULT_HOW what happens: an error code, "SIGKILL", "gone" where the
// directory of the step is removed, or "meanwhile" where another process runs FAULT_SCRIPT before it. Reading the file
// FAULT_FILE is a step too, and what happens then comes after it. Without FAULT_AT, every step is written to FAULT_LOG.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { dirname } from "node:path";

const { FAULT_ROOT: root = "", FAULT_AT: at, FAULT_HOW: how = "EIO", FAULT_LOG: log } = process.env;
const { FAULT_FILE: watched, FAULT_SCRIPT: script = "" } = process.env;
const real = { ...fs, open: fs.promises.open };
const opened = new Map();
let steps = 0;

const inside = (path) => typeof path === "string" && path.startsWith(`${root}/`);

function step(operation, path, half = () => {}) {
  if (!inside(path)) return;
  steps++;
  if (log !== undefined) real.appendFileSync(log, `${operation} ${path.slice(root.length + 1)}\n`);
  if (String(steps) !== at) return;
  if (how === "meanwhile") {
    execFileSync(process.execPath, ["-e", script], { cwd: root });
    return;
  }
  half();
  if (how === "SIGKILL") process.kill(process.pid, "SIGKILL");
  if (how === "gone") real.rmSync(dirname(path), { recursive: true, force: true });
  else
    throw Object.assign(new Error(`${how}: injected, ${operation} '${path}'`), { code: how, path, syscall: operation });
}

fs.openSync = (path, flags, ...rest) => {
  if (String(flags).includes("w")) step("create", path);
  const file = real.openSync(path, flags, ...rest);
  opened.set(file, path);
  return file;
};
fs.writeFileSync = (file, bytes, ...rest) => {
  const path = typeof file === "number" ? opened.get(file) : file;
  step("write", path, () => real.writeFileSync(file, bytes.subarray(0, bytes.length >> 1), ...rest));
  return real.writeFileSync(file, bytes, ...rest);
};
if (watched !== undefined) {
  fs.readFileSync = (file, ...rest) => {
    const content = real.readFileSync(file, ...rest);
    if (file === `${root}/${watched}`) step("read", file);
    return content;
  };
}
for (const [name, operation, which] of [
  ["renameSync", "rename", 1],
  ["linkSync", "link", 1],
  ["symlinkSync", "symlink", 1],
  ["unlinkSync", "unlink", 0],
  ["mkdirSync", "mkdir", 0],
  ["rmdirSync", "rmdir", 0],
]) {
  fs[name] = (...args) => {
    step(operation, args[which]);
    return real[name](...args);
  };
}
fs.promises.open = async (path, ...rest) => {
  const handle = await real.open(path, ...rest);
  const sync = handle.sync.bind(handle);
  handle.sync = async () => {
    step("flush", path);
    return sync();
  };
  return handle;
};
syncBuiltinESMExports();
