import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const peakScript = fileURLToPath(new URL("peak.cjs", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "scaffold-inngest-bench-peak-"));
const peakFile = join(scratch, "peak");
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

/**
 * Runs a case once and takes back what it did.
 *
 * @param {import("./cases.mjs").Case} measured
 * @returns {number} wall time of the whole process, in ms
 */
export function time(measured, node) {
  const start = performance.now();
  const result = spawn(measured, node, {});
  const elapsed = performance.now() - start;
  check(measured, result);
  return elapsed;
}

/** The same in a run of its own, so that looking costs no time: peak memory of the largest process, in MiB. */
export function peak(measured, node) {
  writeFileSync(peakFile, "");
  check(
    measured,
    spawn(measured, node, { NODE_OPTIONS: `--require ${JSON.stringify(peakScript)}`, BENCH_PEAK_FILE: peakFile }),
  );
  return Math.max(...readFileSync(peakFile, "utf8").trim().split("\n").map(Number)) / 1024;
}

/** Some commands start `node` from the path: it has to be the same one. */
function spawn({ args, cwd }, node, env) {
  const path = `${dirname(node)}${delimiter}${process.env.PATH}`;
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return spawnSync(node, args, {
    cwd,
    env: { ...inherited, PATH: path, NO_COLOR: "1", ...env },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
}

/** A command that failed, or did nothing, must not count as a fast one. */
function check({ title, reset, changes }, { status, stderr }) {
  const changed = reset();
  if (status !== 0) throw new Error(`${title}: exit code ${status}\n${stderr}`);
  if (changed < changes) throw new Error(`${title}: changed ${changed} files, not ${changes}\n${stderr}`);
}
