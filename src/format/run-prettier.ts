import { spawnSync } from "node:child_process";
import type { FoundFormatter } from "./find-formatter.js";
import type { FormatInput, Formatted } from "./formatted.js";

/** What the process runs: the project's Prettier over all files at once, with configuration and ignore file as its own command has them. */
const SCRIPT = `
const { createRequire } = require("node:module");
const { join } = require("node:path");
const { directory, files } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const prettier = createRequire(join(directory, "x.js"))("prettier");
const one = async ({ path, text }) => {
  try {
    const { ignored } = await prettier.getFileInfo(path, { ignorePath: join(directory, ".prettierignore") });
    if (ignored) return { text };
    const options = await prettier.resolveConfig(path, { editorconfig: true });
    return { text: await prettier.format(text, { ...options, filepath: path }) };
  } catch (error) {
    return { text, failure: String(error && error.message).split("\\n")[0] };
  }
};
Promise.all(files.map(one)).then((all) => process.stdout.write("\\n\\u0000" + JSON.stringify(all)));
`;

/** The texts of files as Prettier writes them, in one process for all: loading it takes most of the time. */
export function runPrettier({ directory }: FoundFormatter, files: readonly FormatInput[]): readonly Formatted[] {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, ["-e", SCRIPT], {
    cwd: directory,
    input: JSON.stringify({ directory, files }),
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
