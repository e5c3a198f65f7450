import type { ReadHost } from "../project/host.js";
import type { FileChange } from "./plan.js";

/** A project's files as they will be once the changes are made; nothing is written. */
export function overlayHost(host: ReadHost, root: string, changes: readonly FileChange[]): ReadHost {
  const texts = new Map(changes.map((change) => [`${root}/${change.path}`, change.after]));
  const created = [...texts].flatMap(([path, text]) => (text === undefined ? [] : [path]));
  const deleted = (path: string): boolean => texts.has(path) && texts.get(path) === undefined;
  const mentioning = (directory: string, words: readonly string[], found: readonly string[]): string[] => {
    const kept = found.filter((path) => !deleted(path) && !created.includes(path));
    const made = below(directory).filter((path) => words.some((word) => texts.get(path)?.includes(word)));
    return [...new Set([...kept, ...made])].sort();
  };
  const below = (directory: string): string[] => created.filter((path) => path.startsWith(`${directory}/`));
  return {
    readText: (path) => (texts.has(path) ? texts.get(path) : host.readText(path)),
    isFile: (path) => (texts.has(path) ? texts.get(path) !== undefined : host.isFile(path)),
    isDirectory: (path) => host.isDirectory(path) || below(path).length > 0,
    list: (directory) => {
      const added = below(directory).map((path) => path.slice(directory.length + 1).split("/")[0] ?? "");
      const kept = host.list(directory).filter((name) => !deleted(`${directory}/${name}`));
      return [...new Set([...kept, ...added])].sort();
    },
    filesMentioningInngest: (directory) => mentioning(directory, ["inngest"], host.filesMentioningInngest(directory)),
    filesMentioning: (directory, words) => mentioning(directory, words, host.filesMentioning(directory, words)),
  };
}
