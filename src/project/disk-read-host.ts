import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { gitGrep, startGitGrep } from "./git-grep.js";
import type { ReadHost } from "./host.js";
import { isSkippedDirectory, isSourceFile, isWithCode } from "./source-files.js";

/** What a search of one directory found; `files` is undefined where git could not tell. */
export interface Search {
  readonly directory: string;
  readonly files: readonly string[] | undefined;
}

const WORD = "inngest";

/**
 * The disk as detection sees it. Each host searches a directory once: a run detects the project more than once.
 *
 * @param made a search that was made already
 */
export function diskReadHost(made?: Search): ReadHost {
  const mentions = new Map<string, readonly string[]>();
  if (made?.files !== undefined)
    mentions.set(made.directory, pathsBelow(made.directory, made.files.filter(isSourceFile)));
  return {
    readText,
    isFile: (path) => stats(path)?.isFile() ?? false,
    isDirectory,
    list: (directory) =>
      entries(directory)
        .map((entry) => entry.name)
        .sort(),
    filesMentioningInngest: (directory) => {
      const files = mentions.get(directory) ?? pathsBelow(directory, search(directory, [WORD]).filter(isSourceFile));
      mentions.set(directory, files);
      return [...files];
    },
    filesMentioning: (directory, words) => pathsBelow(directory, search(directory, words).filter(isWithCode)),
  };
}

/**
 * Searches a directory while this process does something else: with git it takes one of its own.
 *
 * @param directory absolute, with "/"
 */
export const startSearch = async (directory: string): Promise<Search> => ({
  directory,
  files: await startGitGrep(directory, WORD),
});

/** Paths relative to the directory. */
const search = (directory: string, words: readonly string[]): readonly string[] =>
  gitGrep(directory, ...words) ??
  walk(
    directory,
    "",
    words.map((word) => Buffer.from(word)),
  );

const pathsBelow = (directory: string, paths: readonly string[]): string[] =>
  paths.map((path) => `${directory === "/" ? "" : directory}/${path}`).sort();

const isDirectory = (path: string): boolean => stats(path)?.isDirectory() ?? false;

/** A path below a file makes `stat` throw even where it is told not to. */
function stats(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR", "EISDIR"].includes(String(error.code));

/** It keeps the byte-order mark only when it is told to ignore it. */
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function readText(path: string): string | undefined {
  try {
    // Much of what is asked for is not there, and an error costs more than a look.
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
    return decoder.decode(readFileSync(path));
  } catch (error) {
    if (isAbsent(error)) return undefined;
    if (error instanceof TypeError) {
      throw new ScaffoldError("NOT_UTF8", `${path} is not UTF-8.`, {
        hint: "Convert the file to UTF-8 and run the command again.",
        file: path,
        cause: error,
      });
    }
    throw new ScaffoldError("IO", `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      file: path,
      cause: error,
    });
  }
}

function entries(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Paths below `directory` of the files with code that hold one of the words; nested repositories are left out, as git does. */
function walk(directory: string, below: string, words: readonly Buffer[]): string[] {
  const here = entries(`${directory}/${below}`);
  if (below !== "" && here.some((entry) => entry.name === ".git")) return [];
  return here.flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return isSkippedDirectory(entry.name) ? [] : walk(directory, path, words);
    return entry.isFile() && isWithCode(path) && mentions(`${directory}/${path}`, words) ? [path] : [];
  });
}

/** A file with a zero byte near its start is binary, as git judges it. */
function mentions(path: string, words: readonly Buffer[]): boolean {
  try {
    const bytes = readFileSync(path);
    return words.some((word) => bytes.includes(word)) && !bytes.subarray(0, 8000).includes(0);
  } catch {
    return false;
  }
}
