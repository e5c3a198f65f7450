import { existsSync } from "node:fs";
import { join, posix, resolve, sep } from "node:path";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { listTemplates, type OwnHelpers, type Template } from "../../templates/load.js";
import { shellQuote } from "../../text/shell-quote.js";
import { listFlag, readCommonOptions, textFlag } from "../common-options.js";
import type { Parsed } from "../parse-flags.js";
import { projectConfig } from "../project-config.js";
import type { Streams } from "../streams.js";

/** Where templates are looked for, the first before the last. */
export interface Directories {
  /** The team's own, by flag or configuration, absolute. */
  readonly own: readonly string[];
  /** Those of them that the configuration has. */
  readonly configured: readonly string[];
  /** Those that are there, and the built-in ones. */
  readonly all: readonly string[];
  /** Of the team's configuration. */
  readonly helpers: OwnHelpers;
}

/**
 * @param creates whether a directory of the configuration that is not there yet is to be made
 * @throws CONFIG_INVALID
 */
export async function readDirectories(parsed: Parsed, streams: Streams, creates = false): Promise<Directories> {
  const { cwd } = readCommonOptions(parsed, streams);
  const flags = listFlag(parsed.flags, "templates").map((directory) => resolve(cwd, directory));
  const { directories: all, config } = await projectConfig(cwd, flags, { creates });
  const configured = config.templates.map(({ directory }) => directory);
  return { own: [...flags, ...configured], configured, all, helpers: config.helpers };
}

export type Source = "built-in" | "overridden" | "own";

/** Says of any template whether it is built in, lies over a built-in one, or is the team's own. */
export function sourceOf({ all }: Directories): (template: Template) => Source {
  const builtIn = new Map(listTemplates(all.slice(-1)).map(({ manifest, directory }) => [manifest.id, directory]));
  return ({ manifest, directory }) => {
    const known = builtIn.get(manifest.id);
    return known === undefined ? "own" : known === directory ? "built-in" : "overridden";
  };
}

/** Where templates are put that nobody says a directory for. */
const DEFAULT_DIRECTORY = "scaffold-templates";

/**
 * Refuses to take built-in templates for the team's, which lie where `eject` and `new` put them and are named nowhere.
 *
 * @param id of the only template that is asked for
 * @throws USAGE
 */
export function refuseUnnamed({ own }: Directories, cwd: string, id = ""): void {
  const left = join(DEFAULT_DIRECTORY, id);
  if (own.length > 0 || !existsSync(resolve(cwd, left))) return;
  const entry = `{ "templates": [${JSON.stringify(DEFAULT_DIRECTORY)}] }`;
  throw new ScaffoldError(
    "USAGE",
    `${left.split(sep).join("/")} is there, and no configuration names ${DEFAULT_DIRECTORY}.`,
    {
      hint: `Write ${entry} to scaffold.config.json, or add --templates ${DEFAULT_DIRECTORY}.`,
    },
  );
}

/**
 * Where a template is to be written, as on the command line: the flag, else the team's first directory.
 * @throws USAGE for an empty one
 */
export function targetOf(parsed: Parsed, cwd: string, { own: [first] }: Directories): string {
  const flag = textFlag(parsed.flags, "to");
  if (flag?.trim() === "")
    throw new ScaffoldError("USAGE", "The directory given to --to is empty.", { hint: "Name one, or leave --to out." });
  if (flag !== undefined) return flag;
  return first === undefined ? DEFAULT_DIRECTORY : posix.relative(cwd, first.split(sep).join("/")) || ".";
}

/** The words of a command line that finds the templates of a directory; none where the configuration names it. */
export const templatesWords = (to: string, cwd: string, { configured }: Directories): string =>
  configured.some((each) => resolve(each) === resolve(cwd, to)) ? "" : ` --templates ${shellQuote(to)}`;
