import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { copyApp, copyProject, type Layout, repository, type Sdk, type Workspace } from "../../fixtures/copy-app.mjs";

export { copyApp, copyProject, type Layout, repository, type Sdk, type Workspace };

export const SDKS: readonly Sdk[] = ["sdk3", "sdk4"];
export const LAYOUTS: readonly Layout[] = ["skill", "barrel", "features", "lib"];

export interface ProcessResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams in the order in which they arrived, without colours. */
  readonly output: string;
}

/** Runs a program to its end without a terminal and without input. `env` comes over the test's own environment. */
export function execute(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string | undefined> = {},
): Promise<ProcessResult> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, env: childEnvironment(env), stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
      output += text;
    });
    child.on("error", fail);
    child.on("close", (code) => done({ code, stdout, stderr, output }));
  });
}

/** The environment of a developer's shell: what vitest sets for its workers is taken out again. */
function childEnvironment(extra: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of Object.keys(env))
    if (/^(VITEST|JEST|INNGEST_|TINYPOOL|FORCE_COLOR|NODE_ENV$|TEST$)/.test(name)) delete env[name];
  return { ...env, NO_COLOR: "1", ...extra };
}

/** Runs the built command line tool in a directory. */
export function scaffold(directory: string, args: readonly string[]): Promise<ProcessResult> {
  return execute(process.execPath, [join(repository, "bin/scaffold.mjs"), ...args], directory);
}

/** `tsc --noEmit` with the app's own tsconfig. */
export function typeCheck(directory: string): Promise<ProcessResult> {
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  return execute(process.execPath, [tsc, "--noEmit", "--pretty", "false", "-p", "."], directory);
}

/** The app's own runner, as its package.json names it, on all its tests or on those in `files`. */
export async function runTests(directory: string, files: readonly string[] = []): Promise<ProcessResult> {
  const manifest = await readFile(join(directory, "package.json"), "utf8");
  const jest = /"test":\s*"[^"]*\bjest\b/.test(manifest);
  const program = jest ? "node_modules/jest/bin/jest.js" : "node_modules/vitest/vitest.mjs";
  const args = jest ? ["--ci", ...(files.length > 0 ? ["--runTestsByPath", ...files] : [])] : ["run", ...files];
  return execute(process.execPath, [join(repository, program), ...args], directory);
}
