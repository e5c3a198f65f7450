import { PassThrough, Writable } from "node:stream";
import { run } from "../../src/index.js";

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line tool without a process of its own and without a terminal: nobody can be asked. */
export async function runInProcess(args: readonly string[], cwd: string): Promise<RunResult> {
  const stdout = new Collector();
  const stderr = new Collector();
  const stdin = new PassThrough();
  stdin.end();
  const env = { PATH: process.env.PATH, NO_COLOR: "1" };
  const code = await run([...args], { stdin, stdout, stderr, env, cwd });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

class Collector extends Writable {
  text = "";
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString("utf8");
    done();
  }
}
