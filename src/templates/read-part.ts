import { readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import { invalidTemplate } from "./invalid-template.js";

/** The longest file a template may have, in bytes. */
const MAX_BYTES = 256 * 1024;

/**
 * The text of one file of a template.
 *
 * @param within the directory that holds the templates: no link leads out of it
 * @throws TEMPLATE_INVALID for what is no readable file of a sensible length inside the directory
 */
export function readPart(path: string, within: string): string {
  const refuse = (reason: string): never => {
    throw invalidTemplate(`${path} ${reason}.`, { file: path });
  };
  const stats = statsOf(path);
  if (stats === undefined) return refuse("is not there, or cannot be read");
  // Reading a pipe or a device would wait, or never end.
  if (!stats.isFile()) return refuse("is not a file");
  if (stats.size > MAX_BYTES) return refuse(`is longer than ${MAX_BYTES / 1024} KB`);
  try {
    if (!isWithin(path, within)) return refuse("is a link that leads out of its directory of templates");
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError) return refuse("is not UTF-8");
    if (error instanceof Error && "code" in error && error.code !== "TEMPLATE_INVALID") {
      return refuse(`cannot be read: ${error.message}`);
    }
    throw error;
  }
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isWithin(path: string, directory: string): boolean {
  const way = relative(realpathSync(directory), realpathSync(path));
  return way !== "" && way.split(sep)[0] !== ".." && !isAbsolute(way);
}
