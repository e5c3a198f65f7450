import { type Dirent, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { printable } from "../answers/printable.js";
import { invalidTemplate } from "./invalid-template.js";
import type { Template } from "./load.js";
import { readPart } from "./read-part.js";

/** An example of a template as it lies on the disk, and what it rendered to when that was last looked at. */
export interface StoredExample {
  /** Name of its file without the extension, and of the directory with its snapshot. */
  readonly name: string;
  /** Path of the file. Undefined for a snapshot whose example is gone. */
  readonly file: string | undefined;
  readonly text: string;
  /** Texts by their path in the snapshot's directory, with "/". Undefined where there is none yet. */
  readonly snapshot: ReadonlyMap<string, string> | undefined;
}

/** The directory that holds the examples of a template, and beside each its snapshot. */
export const examplesDirectory = ({ directory }: Pick<Template, "directory">): string => join(directory, "examples");

const EXAMPLE = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.(json|yaml|yml)$/;
const MAX_FILES = 500;

/** What every snapshot has. */
export const PLAN_FILE = "plan.txt";

/**
 * The examples of a template, sorted by name.
 * @throws TEMPLATE_INVALID for what is neither an example nor a snapshot, and for two examples of one name
 */
export function readExamples(template: Pick<Template, "directory">): StoredExample[] {
  const folder = examplesDirectory(template);
  if (!existsSync(folder)) return [];
  const entries = entriesOf(folder);
  const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => nameOf(folder, name));
  const twice = files.find(({ name }, index) => files.findIndex((each) => each.name === name) < index);
  if (twice !== undefined) throw invalid(join(folder, twice.file), `is the second example called ${twice.name}`);
  const directories = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const stored = files.map(({ name, file }) => {
    const path = join(folder, file);
    const snapshot = directories.includes(name) ? readTree(join(folder, name)) : undefined;
    return { name, file: path, text: readPart(path, folder), snapshot };
  });
  const stale = directories
    .filter((name) => files.every((each) => each.name !== name))
    .map((name) => ({ name, file: undefined, text: "", snapshot: readStale(join(folder, name)) }));
  return [...stored, ...stale].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function nameOf(folder: string, file: string): { name: string; file: string } {
  const [, name] = EXAMPLE.exec(file) ?? [];
  if (name !== undefined) return { name, file };
  throw invalid(join(folder, file), "is no example: those are called such as small-project.json or small-project.yaml");
}

/** Whatever else lies here is not taken for a snapshot, which could be taken away. */
function readStale(folder: string): ReadonlyMap<string, string> {
  const texts = readTree(folder);
  if (texts.size === 0 || texts.has(PLAN_FILE)) return texts;
  throw invalid(folder, `is neither a snapshot, which has ${PLAN_FILE}, nor that of an example beside it`);
}

function readTree(folder: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const visit = (below: string): void => {
    for (const entry of entriesOf(join(folder, below))) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else texts.set(path, readPart(join(folder, path), folder));
      if (texts.size > MAX_FILES) throw invalid(folder, `holds more than ${MAX_FILES} files`);
    }
  };
  visit("");
  return texts;
}

/** What an editor or the system leaves lying around is nobody's example. */
const isNoise = (name: string): boolean => name === ".DS_Store" || name === "Thumbs.db" || name.endsWith("~");

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !isNoise(name));
  } catch (cause) {
    throw invalid(folder, `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

const invalid = (path: string, reason: string): Error =>
  invalidTemplate(`${printable(path)} ${reason}.`, { file: path });
