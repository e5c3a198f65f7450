import type { ReadHost } from "../project/host.js";
import type { FileChange } from "./plan.js";

/** A project's files as they will be once the changes are made; nothing is written. */
export function overlayHost(host: ReadHost, root: string, changes: readonly FileChange[]): ReadHost {
  const texts = new Map(changes.map((change) => [`${root}/${change.path}`, change.after]));
  const created = [...texts].flatMap(([path, text]) => (text === undefined ? [] : [path]));
  const deleted = (path: string): boolean => texts.has(path) && texts.get(path) === undefined;
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
    filesMentioningInngest: (directory) => {
      const mentions = below(directory).filter((path) => texts.get(path)?.includes("inngest"));
      const kept = host.filesMentioningInngest(directory).filter((path) => !deleted(path));
      return [...new Set([...kept, ...mentions])].sort();
    },
  };
}
