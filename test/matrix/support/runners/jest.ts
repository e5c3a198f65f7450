import { existsSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execute } from "../../../support/workspace.js";
import { installedAt } from "../packages.js";
import { jestModules } from "../tools.js";
import { readJsonReport } from "./json-report.js";
import { NotRun, type Results, TEST_TIMEOUT, type TestRun } from "./test-run.js";

export async function runJest(folder: "jest-29" | "jest-30", run: TestRun): Promise<Results> {
  const { home, folder: own, tests, aliases } = run;
  const report = join(own, "report.json");
  await rm(report, { force: true });
  const config = join(own, "jest.config.json");
  const settings = {
    rootDir: home,
    roots: [...new Set(tests.map(dirname))],
    testMatch: tests,
    testTimeout: TEST_TIMEOUT,
    testEnvironment: "node",
    ...jestModules(aliases, installedAt(folder, "@swc/jest")),
  };
  await writeFile(config, JSON.stringify(settings));
  const cli = join(installedAt(folder, "jest"), "bin/jest.js");
  const args = ["--ci", "--config", config, "--json", "--outputFile", report, "--silent"];
  const { output } = await execute(process.execPath, [cli, ...args], own);
  if (!existsSync(report)) throw new NotRun(`${folder} did not run: ${output}`);
  return readJsonReport(readFileSync(report, "utf8"));
}
