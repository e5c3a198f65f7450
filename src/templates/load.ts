import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { nearest } from "../answers/nearest.js";
import { printable } from "../answers/printable.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { withEol } from "../text/eol.js";
import { invalidTemplate } from "./invalid-template.js";
import type { TemplateManifest } from "./manifest.js";
import { manifestPlace } from "./manifest-place.js";
import { parseManifest } from "./parse-manifest.js";
import { readPart } from "./read-part.js";

/** A template with the text of everything it renders. */
export interface Template {
  readonly manifest: TemplateManifest;
  /** Absolute. */
  readonly directory: string;
  /** Path of its `template.json`, and the text of it. */
  readonly file: string;
  readonly source: string;
  /** The .hbs files by the name the manifest gives them. */
  readonly files: ReadonlyMap<string, Partial>;
  /** Shared pieces by name: those of `_partials` beside the template, then those of the directories after it. */
  readonly partials: ReadonlyMap<string, Partial>;
  /** Helpers that the team's configuration brings. */
  readonly helpers: OwnHelpers;
}

/** A text of a template and where it was read from. */
export interface Partial {
  readonly path: string;
  readonly text: string;
}

/** Functions of a team, by the name that templates call them. They get what the template wrote, and give a text. */
export type OwnHelpers = Readonly<Record<string, (...args: unknown[]) => unknown>>;

const NONE: OwnHelpers = {};
const PARTIALS = "_partials";
const MAX_PARTIALS = 500;
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * The template with that id; the first directory that has it wins.
 * @throws USAGE for a directory that is not there, TEMPLATE_UNKNOWN, TEMPLATE_INVALID, TEMPLATE_REQUIRES
 */
export function loadTemplate(id: string, directories: readonly string[], helpers: OwnHelpers = NONE): Template {
  const found = directories.findIndex((directory) => templateIds(directory).includes(id));
  const directory = directories[found];
  if (directory === undefined || !ID.test(id)) {
    directories.forEach(refuseNoManifest);
    const known = templateIdsOf(directories).filter((each) => ID.test(each));
    const meant = nearest(id, known);
    throw new ScaffoldError("TEMPLATE_UNKNOWN", `There is no template ${printable(id)}.`, {
      hint: meant === undefined ? `There are: ${known.join(", ")}.` : `Did you mean ${meant}?`,
    });
  }
  return readTemplate(join(directory, id), directories.slice(found), helpers);
}

/**
 * Every template of the directories, the first of an id before later ones, sorted by id.
 * @throws USAGE, TEMPLATE_INVALID, TEMPLATE_REQUIRES
 */
export function listTemplates(directories: readonly string[], helpers: OwnHelpers = NONE): Template[] {
  directories.forEach(refuseNoManifest);
  return templateIdsOf(directories).map((id) => {
    if (ID.test(id)) return loadTemplate(id, directories, helpers);
    const directory = directories.find((each) => templateIds(each).includes(id)) ?? "";
    throw invalidTemplate(`${printable(id)} is not the id of a template: it has to be kebab-case.`, {
      file: join(directory, id, "template.json"),
    });
  });
}

const templateIdsOf = (directories: readonly string[]): string[] =>
  [...new Set(directories.flatMap(templateIds))].sort();

/** @throws USAGE when there is no such directory, or it cannot be read */
function templateIds(directory: string): string[] {
  return entriesOf(directory).filter((name) => existsSync(join(directory, name, "template.json")));
}

/** The files of a template without its manifest would be left out of every list and test. */
function refuseNoManifest(directory: string): void {
  for (const name of entriesOf(directory)) {
    const file = join(directory, name, "template.json");
    if (/^[_.]/.test(name) || existsSync(file) || !holdsTemplates(join(directory, name))) continue;
    throw invalidTemplate(`${file} is missing, beside .hbs files.`, {
      file,
      hint: `Write it, or give ${printable(name)} a name that begins with _.`,
    });
  }
}

const holdsTemplates = (directory: string): boolean =>
  statSync(directory, { throwIfNoEntry: false })?.isDirectory() === true &&
  entriesOf(directory).some((name) => name.endsWith(".hbs"));

function entriesOf(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    const reason =
      code === "ENOENT" ? "There is no directory of templates" : "No directory of templates can be read at";
    throw new ScaffoldError("USAGE", `${reason} ${printable(directory)}.`, {
      hint: "Name one that is there with --templates.",
      cause,
    });
  }
}

function readTemplate(directory: string, directories: readonly string[], helpers: OwnHelpers): Template {
  const file = join(directory, "template.json");
  const source = readPart(file, dirname(directory));
  const manifest = parseManifest(file, source);
  if (manifest.id !== basename(directory)) {
    const message = `${file}: id: is ${printable(manifest.id)}, and the directory is called ${printable(basename(directory))}.`;
    throw invalidTemplate(message, manifestPlace({ file, source }, ["id"]));
  }
  const files = new Map(
    manifest.files.map(({ template }, index) => {
      const place = () => manifestPlace({ file, source }, ["files", index, "template"]);
      return [template, readFile(template, { directory, directories, place })];
    }),
  );
  return { manifest, directory, file, source, files, partials: readPartials(directories), helpers };
}

interface FileInput {
  readonly directory: string;
  readonly directories: readonly string[];
  readonly place: () => { file: string; line: number; column: number };
}

/** A file of the template's own directory; `../_partials/…` is taken from the first directory that has it. */
function readFile(name: string, { directory, directories, place }: FileInput): Partial {
  const shared = name.startsWith(`../${PARTIALS}/`) ? name.slice("../".length) : undefined;
  const parts = (shared ?? name).split("/");
  if (parts.some((part) => part === "" || part === "." || part === "..")) {
    throw invalidTemplate(`${place().file} names ${name}, which leads out of the template.`, place());
  }
  const candidates =
    shared === undefined
      ? [[join(directory, name), directory] as const]
      : directories.map((each) => [join(each, shared), each] as const);
  const found = candidates.find(([path]) => existsSync(path));
  if (found === undefined) throw invalidTemplate(`${place().file} names ${name}, which is not there.`, place());
  const [path, within] = found;
  return readHbs(path, within);
}

/** With the line ends that templates are written in, whatever Git made of them where they are checked out. */
const readHbs = (path: string, within: string): Partial => ({ path, text: withEol(readPart(path, within), "\n") });

function readPartials(directories: readonly string[]): ReadonlyMap<string, Partial> {
  const partials = new Map<string, Partial>();
  for (const directory of directories) {
    const folder = join(directory, PARTIALS);
    if (!existsSync(folder)) continue;
    const names = entriesOf(folder).filter((each) => each.endsWith(".hbs"));
    if (names.length > MAX_PARTIALS) {
      throw invalidTemplate(`${folder} has more than ${MAX_PARTIALS} partials.`, { file: folder });
    }
    for (const file of names) {
      const name = file.slice(0, -".hbs".length);
      const path = join(folder, file);
      if (!partials.has(name)) partials.set(name, readHbs(path, directory));
    }
  }
  return partials;
}
