import { spawnSync } from "node:child_process";
import type { FormatInput, Formatted } from "./formatted.js";

export interface ScriptRun {
  /** Where it runs. */
  readonly directory: string;
  readonly files: readonly FormatInput[];
  /** What the script gets beside the directory and the files. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/**
 * The texts of files as a script for Node writes them, in one process for all. It reads one JSON document from its
 * standard input, and ends its output with a NUL character and the results as JSON.
 */
export function runScript(script: string, { directory, files, more = {} }: ScriptRun): readonly Formatted[] {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, ["-e", script], {
    cwd: directory,
    input: JSON.stringify({ directory, files, ...more }),
    encoding: "utf8",
    timeout: 60_000,
    maxBuffer: 1 << 28,
    windowsHide: true,
  });
  // What a configuration or a plugin prints comes before the mark.
  const answer = status === 0 ? readAnswer(stdout, files.length) : undefined;
  if (answer !== undefined) return answer;
  const failure = error?.message ?? (/^\w*Error: .*/m.exec(stderr)?.[0] || `it ended with ${status}`);
  return files.map(({ text }) => ({ text, failure }));
}

function readAnswer(stdout: string, count: number): readonly Formatted[] | undefined {
  try {
    const all: unknown = JSON.parse(stdout.slice(stdout.lastIndexOf("\u0000") + 1));
    return Array.isArray(all) && all.length === count ? (all as Formatted[]) : undefined;
  } catch {
    return undefined;
  }
}
