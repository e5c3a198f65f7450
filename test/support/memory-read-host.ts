import { posix } from "node:path";
import type { ReadHost } from "../../src/project/host.js";
import { isSourceFile, isWithCode } from "../../src/project/source-files.js";

/** A file system of the given texts, by absolute path. Directories exist where files are below them. */
export function memoryReadHost(files: Readonly<Record<string, string>>): ReadHost {
  const paths = Object.keys(files).sort();
  const below = (directory: string): string[] => {
    const prefix = directory.endsWith("/") ? directory : `${directory}/`;
    return paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  };
  const mentioning = (directory: string, words: readonly string[], isWanted: typeof isSourceFile): string[] =>
    below(directory)
      .filter(isWanted)
      .map((path) => posix.join(directory, path))
      .filter((path) => words.some((word) => files[path]?.includes(word)));
  return {
    readText: (path) => files[path],
    isFile: (path) => files[path] !== undefined,
    isDirectory: (path) => below(path).length > 0,
    list: (directory) => [...new Set(below(directory).map((path) => path.split("/")[0] ?? ""))].sort(),
    filesMentioningInngest: (directory) => mentioning(directory, ["inngest"], isSourceFile),
    filesMentioning: (directory, words) => mentioning(directory, words, isWithCode),
  };
}
