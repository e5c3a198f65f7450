import { spawnSync } from "node:child_process";
import { posix } from "node:path";
import type { FoundFormatter } from "./find-formatter.js";
import type { FormatInput, Formatted } from "./formatted.js";

/** The text of a file as Biome writes it; the text goes through its standard input, and no file is touched. */
export function runBiome({ installed, directory }: FoundFormatter, { path, text }: FormatInput): Formatted {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [posix.join(installed, "bin/biome"), "format", `--stdin-file-path=${path}`],
    { cwd: directory, input: text, encoding: "utf8", timeout: 30_000, windowsHide: true },
  );
  if (status === 0 && stdout !== "") return { text: stdout };
  return { text, failure: error?.message ?? (firstLine(stderr) || `it ended with ${status}`) };
}

const firstLine = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trim())
    .find((line) => /\w/.test(line)) ?? "";
