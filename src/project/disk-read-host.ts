import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { gitGrep } from "./git-grep.js";
import type { ReadHost } from "./host.js";
import { isSkippedDirectory, isSourceFile } from "./source-files.js";

/** The disk as detection sees it. Each host searches a directory once: a run detects the project more than once. */
export function diskReadHost(): ReadHost {
  const mentions = new Map<string, readonly string[]>();
  return {
    readText,
    isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
    isDirectory,
    list: (directory) =>
      entries(directory)
        .map((entry) => entry.name)
        .sort(),
    filesMentioningInngest: (directory) => {
      const files = mentions.get(directory) ?? search(directory);
      mentions.set(directory, files);
      return [...files];
    },
  };
}

function search(directory: string): string[] {
  const found = gitGrep(directory, "inngest") ?? walk(directory, "");
  return found
    .filter(isSourceFile)
    .map((path) => `${directory === "/" ? "" : directory}/${path}`)
    .sort();
}

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR", "EISDIR"].includes(String(error.code));

function readText(path: string): string | undefined {
  try {
    // The decoder keeps the byte-order mark only when it is told to ignore it.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
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

/** Paths below `directory` of the source files that hold the word; nested repositories are left out, as git does. */
function walk(directory: string, below: string): string[] {
  const here = entries(`${directory}/${below}`);
  if (below !== "" && here.some((entry) => entry.name === ".git")) return [];
  return here.flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return isSkippedDirectory(entry.name) ? [] : walk(directory, path);
    return entry.isFile() && isSourceFile(path) && mentionsInngest(`${directory}/${path}`) ? [path] : [];
  });
}

/** A file with a zero byte near its start is binary, as git judges it. */
function mentionsInngest(path: string): boolean {
  try {
    const bytes = readFileSync(path);
    return bytes.includes("inngest") && !bytes.subarray(0, 8000).includes(0);
  } catch {
    return false;
  }
}
