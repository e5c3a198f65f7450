import { dirname, join } from "node:path";
import { execute } from "../../../support/workspace.js";
import { installedAt } from "../packages.js";
import { type FileResult, type Results, TEST_TIMEOUT, type TestRun } from "./test-run.js";

/** Bun's runner: what one file puts in the place of a module stays there for the next, so each has a process. */
export const runBun = (run: TestRun): Promise<Results> =>
  runEach(run, join(installedAt("bun", "@oven/bun-linux-x64"), "bin/bun"), ["test", "--timeout", String(TEST_TIMEOUT)]);

/** Node's own runner, with TypeScript by tsx. */
export const runNode = (run: TestRun): Promise<Results> =>
  runEach(run, process.execPath, [
    "--import",
    "tsx",
    "--test",
    "--test-reporter",
    "tap",
    "--test-timeout",
    String(4 * TEST_TIMEOUT),
  ]);

/** Two at a time. */
async function runEach({ home, tests }: TestRun, program: string, args: readonly string[]): Promise<Results> {
  const results = new Map<string, FileResult>();
  const waiting = [...tests];
  const work = async (): Promise<void> => {
    for (let test = waiting.shift(); test !== undefined; test = waiting.shift()) {
      const { code, output } = await execute(program, [...args, test], projectOf(home, test));
      results.set(test, resultOf(code, output));
    }
  };
  await Promise.all([work(), work()]);
  return results;
}

/** The folder directly below home. */
function projectOf(home: string, test: string): string {
  const above = dirname(test);
  return dirname(above) === home ? above : projectOf(home, above);
}

/** Bun prints "3 pass" and "0 fail", TAP has "# pass 3" and "# fail 0". */
function resultOf(code: number | null, output: string): FileResult {
  const count = (word: string): number =>
    Number(new RegExp(`^(?:# ${word} (\\d+)|\\s*(\\d+) ${word})$`, "m").exec(output)?.slice(1).find(Boolean) ?? 0);
  const failed = Math.max(count("fail"), code === 0 ? 0 : 1);
  const message = failed === 0 ? "" : output.replace(/^ *(?:ok \d|# Subtest|---$|\.\.\.$|duration_ms|type:).*\n/gm, "");
  return { passed: count("pass"), failed, message };
}
