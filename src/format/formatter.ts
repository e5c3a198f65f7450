import { posix } from "node:path";
import type { ReadHost } from "../project/host.js";
import type { Warning } from "../project/project.js";
import { type FoundFormatter, findFormatter } from "./find-formatter.js";
import type { FormatInput, Formatted } from "./formatted.js";
import { runBiome } from "./run-biome.js";
import { runPrettier } from "./run-prettier.js";

/** The project's own formatter for files that are to be made. */
export interface Formatter {
  /** The texts in their order; a file that no formatter is configured for, or that it fails on, stays as it is. */
  format(files: readonly FormatInput[]): readonly string[];
  /** What went wrong so far. */
  warnings(): readonly Warning[];
}

/**
 * Starts Prettier or Biome where the project has it configured and installed, and nothing otherwise. The same text of the
 * same file is formatted once.
 *
 * @param root absolute; the paths of files are relative to it
 */
export function createFormatter(host: ReadHost, root: string): Formatter {
  const known = new Map<string, string>();
  const formatterFor = eachDirectoryOnce((file) => findFormatter(host, root, file));
  const warnings: Warning[] = [];
  const key = ({ path, text }: FormatInput): string => `${path}\0${text}`;
  const learn = (found: FoundFormatter, files: readonly FormatInput[]): void => {
    const inputs = files.map(({ path, text }) => ({ path: posix.join(root, path), text }));
    const results =
      found.name === "prettier" ? runPrettier(found, inputs) : inputs.map((each) => runBiome(found, each));
    for (const [at, file] of files.entries()) {
      const { text, failure } = results[at] ?? { text: file.text };
      known.set(key(file), text);
      if (failure !== undefined) warnings.push(failed(found, file.path, { text, failure }));
    }
  };
  return {
    format(files) {
      const groups = new Map<string, { found: FoundFormatter; files: FormatInput[] }>();
      for (const file of files) {
        const found = known.has(key(file)) ? undefined : formatterFor(file.path);
        if (found === undefined) continue;
        const group = groups.get(found.directory) ?? { found, files: [] };
        group.files.push(file);
        groups.set(found.directory, group);
      }
      for (const group of groups.values()) learn(group.found, group.files);
      return files.map((file) => known.get(key(file)) ?? file.text);
    },
    warnings: () => warnings,
  };
}

/** What is found for a file is the same for its siblings. */
function eachDirectoryOnce<T>(find: (file: string) => T): (file: string) => T {
  const found = new Map<string, T>();
  return (file) => {
    const directory = posix.dirname(file);
    if (!found.has(directory)) found.set(directory, find(file));
    return found.get(directory) as T;
  };
}

const failed = ({ name }: FoundFormatter, file: string, { failure }: Formatted): Warning => ({
  code: "NOT_FORMATTED",
  message: `${name === "prettier" ? "Prettier" : "Biome"} could not format ${file}, which stays as it is: ${failure}`,
  file,
});
