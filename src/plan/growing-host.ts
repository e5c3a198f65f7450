import { posix } from "node:path";
import type { ReadHost } from "../project/host.js";

/** Files as they were, and what is planned so far; nothing is written. */
export interface GrowingHost extends ReadHost {
  /** @param path absolute */
  add(path: string, text: string): void;
}

/** Each question about what was there is put to `host` once: the jobs of one plan ask the same again and again. */
export function growingHost(host: ReadHost): GrowingHost {
  const texts = new Map<string, string>();
  const directories = new Map<string, Set<string>>();
  const before = {
    readText: remembered((path: string) => host.readText(path)),
    isFile: remembered((path: string) => host.isFile(path)),
    isDirectory: remembered((path: string) => host.isDirectory(path)),
    list: remembered((directory: string) => host.list(directory)),
  };
  const mentioning = (directory: string, words: readonly string[], found: readonly string[]): string[] => {
    const added = [...texts].filter(
      ([path, text]) => path.startsWith(`${directory}/`) && words.some((word) => text.includes(word)),
    );
    return [...new Set([...found, ...added.map(([path]) => path)])].sort();
  };
  return {
    add(path, text) {
      texts.set(path, text);
      for (let at = path; !directories.get(posix.dirname(at))?.has(posix.basename(at)); at = posix.dirname(at)) {
        const directory = posix.dirname(at);
        directories.set(directory, (directories.get(directory) ?? new Set()).add(posix.basename(at)));
        if (posix.dirname(directory) === directory) break;
      }
    },
    readText: (path) => texts.get(path) ?? before.readText(path),
    isFile: (path) => texts.has(path) || before.isFile(path),
    isDirectory: (path) => directories.has(path) || before.isDirectory(path),
    list: (directory) => [...new Set([...before.list(directory), ...(directories.get(directory) ?? [])])].sort(),
    filesMentioningInngest: (directory) => mentioning(directory, ["inngest"], host.filesMentioningInngest(directory)),
    filesMentioning: (directory, words) => mentioning(directory, words, host.filesMentioning(directory, words)),
  };
}

function remembered<T>(ask: (path: string) => T): (path: string) => T {
  const known = new Map<string, T>();
  return (path) => {
    const found = known.get(path);
    if (found !== undefined || known.has(path)) return found as T;
    const answer = ask(path);
    known.set(path, answer);
    return answer;
  };
}
