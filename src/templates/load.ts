import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { invalidTemplate } from "./invalid-template.js";
import type { TemplateManifest } from "./manifest.js";
import { parseManifest } from "./parse-manifest.js";

/** A template with the text of everything it renders. */
export interface Template {
  readonly manifest: TemplateManifest;
  /** Absolute. */
  readonly directory: string;
  /** Text of the .hbs files by the name the manifest gives them. */
  readonly files: ReadonlyMap<string, string>;
  /** Shared pieces by name: those of `_partials` beside the template, then those of the directories after it. */
  readonly partials: ReadonlyMap<string, Partial>;
}

export interface Partial {
  readonly path: string;
  readonly text: string;
}

/**
 * The template with that id; the first directory that has it wins.
 * @throws USAGE for a directory that is not there, TEMPLATE_UNKNOWN, TEMPLATE_INVALID
 */
export function loadTemplate(id: string, directories: readonly string[]): Template {
  const found = directories.findIndex((directory) => templateIds(directory).includes(id));
  const directory = directories[found];
  if (directory === undefined) {
    const known = templateIdsOf(directories);
    throw new ScaffoldError("TEMPLATE_UNKNOWN", `There is no template ${JSON.stringify(id)}.`, {
      hint: `There are: ${known.join(", ")}.`,
    });
  }
  return readTemplate(join(directory, id), directories.slice(found));
}

/** Every template of the directories, the first of an id before later ones, sorted by id. */
export const listTemplates = (directories: readonly string[]): Template[] =>
  templateIdsOf(directories).map((id) => loadTemplate(id, directories));

const templateIdsOf = (directories: readonly string[]): string[] =>
  [...new Set(directories.flatMap(templateIds))].sort();

function templateIds(directory: string): string[] {
  if (!existsSync(directory)) {
    throw new ScaffoldError("USAGE", `There is no directory of templates ${JSON.stringify(directory)}.`, {
      hint: "Name one that is there with --templates.",
    });
  }
  return readdirSync(directory).filter((name) => existsSync(join(directory, name, "template.json")));
}

function readTemplate(directory: string, directories: readonly string[]): Template {
  const path = join(directory, "template.json");
  const manifest = parseManifest(path, readFileSync(path, "utf8"));
  const files = new Map(manifest.files.map(({ template }) => [template, readPart(path, directory, template)]));
  return { manifest, directory, files, partials: readPartials(directories) };
}

function readPart(manifest: string, directory: string, name: string): string {
  const path = join(directory, name);
  if (existsSync(path)) return readFileSync(path, "utf8");
  throw invalidTemplate(`${manifest} names ${name}, which is not there.`, { file: manifest });
}

function readPartials(directories: readonly string[]): Map<string, Partial> {
  const partials = new Map<string, Partial>();
  for (const directory of directories) {
    const folder = join(directory, "_partials");
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder).filter((each) => each.endsWith(".hbs"))) {
      const name = file.slice(0, -".hbs".length);
      const path = join(folder, file);
      if (!partials.has(name)) partials.set(name, { path, text: readFileSync(path, "utf8") });
    }
  }
  return partials;
}
