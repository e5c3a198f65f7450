import type { FormatInput, Formatted } from "./formatted.js";
import { runScript } from "./run-script.js";

/** A formatter that reads a text from its standard input and writes it formatted. */
export interface Command {
  readonly program: string;
  /** Its arguments for a file, an absolute path: where there are several, the first that works does the most. */
  readonly uses: (path: string) => readonly (readonly string[])[];
}

/** What the process runs: the formatter for several files at the same time. A use that the text was no clean under is none for its edit. */
const SCRIPT = `
const { spawn } = require("node:child_process");
const { directory, files, program } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const run = (words, text) =>
  new Promise((resolve) => {
    const child = spawn(program, words, { cwd: directory, timeout: 30000, windowsHide: true });
    const parts = { stdout: [], stderr: [] };
    const failed = (reason) => resolve({ text, failure: reason });
    child.on("error", (error) => failed(error.message));
    child.stdin.on("error", () => {});
    for (const name of ["stdout", "stderr"]) child[name].on("data", (part) => parts[name].push(part));
    child.on("close", (status) => {
      const written = Buffer.concat(parts.stdout).toString("utf8");
      if (status === 0 && written !== "") return resolve({ text: written });
      const lines = Buffer.concat(parts.stderr).toString("utf8").split("\\n").map((line) => line.trim());
      failed(lines.find((line) => /\\w/.test(line)) || (status === 0 ? "it gave no text" : "it ended with " + status));
    });
    child.stdin.end(text);
  });
const one = async ({ text, before, uses }) => {
  let answer;
  for (const words of uses) {
    const now = await run(words, text);
    if (now.failure !== undefined) answer = answer === undefined || answer.failure !== undefined ? now : answer;
    else if (now.text === text || before === undefined) return now;
    else if ((await run(words, before)).text === before) return run(words, now.text);
    else answer = { text };
  }
  return answer;
};
const all = [];
const work = async (left) => {
  for (let next = left.shift(); next !== undefined; next = left.shift()) all[next[0]] = await one(next[1]);
};
const left = [...files.entries()];
Promise.all(Array.from({ length: 4 }, () => work(left))).then(() => process.stdout.write("\\n\\u0000" + JSON.stringify(all)));
`;

/** The texts of files as a command writes them, each given through its standard input: no file is touched. */
export function runCommand(
  { program, uses }: Command,
  directory: string,
  files: readonly FormatInput[],
): readonly Formatted[] {
  const inputs = files.map((file) => ({ ...file, uses: uses(file.path) }));
  return runScript(SCRIPT, { directory, files: inputs, more: { program } });
}
