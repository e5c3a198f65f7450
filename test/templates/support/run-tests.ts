import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { x } from "tinyexec";

export interface Finished {
  readonly code: number | undefined;
  readonly output: string;
}

async function node(directory: string, args: readonly string[]): Promise<Finished> {
  const { exitCode, stdout, stderr } = await x(process.execPath, [...args], {
    nodeOptions: { cwd: directory, env: { ...process.env, INNGEST_DEV: "", NODE_ENV: "test", FORCE_COLOR: "0" } },
  });
  return { code: exitCode, output: stdout + stderr };
}

export const typeCheck = (directory: string): Promise<Finished> =>
  node(directory, ["node_modules/typescript/bin/tsc", "-p", "."]);

export const runVitest = (directory: string, ...only: readonly string[]): Promise<Finished> =>
  node(directory, ["node_modules/vitest/vitest.mjs", "run", "--root", ".", "--maxWorkers", "2", ...only]);

export async function runJest(directory: string, ...only: readonly string[]): Promise<Finished> {
  const swc = ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" } }];
  const config = { testEnvironment: "node", transform: { "^.+\\.tsx?$": swc } };
  await writeFile(join(directory, "jest.config.json"), JSON.stringify(config));
  return node(directory, [
    "node_modules/jest/bin/jest.js",
    "--rootDir",
    ".",
    "-c",
    "jest.config.json",
    "--maxWorkers",
    "2",
    ...only,
  ]);
}
