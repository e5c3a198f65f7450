import { existsSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execute } from "../../../support/workspace.js";
import { installedAt } from "../packages.js";
import { readJsonReport } from "./json-report.js";
import { NotRun, type Results, TEST_TIMEOUT, type TestRun } from "./test-run.js";

type Folder = "vitest-2" | "vitest-3" | "vitest-4" | "vitest-5";

/** @param node the Node.js to run it with */
export async function runVitest(folder: Folder, node: string, run: TestRun): Promise<Results> {
  const { home, folder: own, tests, aliases } = run;
  const report = join(own, "report.json");
  await rm(report, { force: true });
  const config = join(own, "vitest.config.mjs");
  const settings = {
    cacheDir: join(own, "cache"),
    // Vite has the slash after an alias to itself.
    resolve: { alias: Object.fromEntries(Object.entries(aliases).map(([alias, at]) => [alias.slice(0, -1), at])) },
    test: { include: tests, testTimeout: TEST_TIMEOUT, reporters: ["json"], outputFile: report, watch: false },
  };
  await writeFile(config, `export default ${JSON.stringify(settings)};\n`);
  const cli = join(installedAt(folder, "vitest"), "vitest.mjs");
  const { output } = await execute(node, [cli, "run", "--root", home, "--config", config], home);
  if (!existsSync(report)) throw new NotRun(`${folder} did not run: ${output}`);
  return readJsonReport(readFileSync(report, "utf8"));
}
