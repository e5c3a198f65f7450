import { posix } from "node:path";
import type { ReadHost } from "../project/host.js";
import type { Project } from "../project/project.js";
import type { EnvEntry } from "../templates/render-env.js";
import type { Drafts } from "./draft.js";

/** Where a package tells which environment variables it reads; it may also be told once for the whole repository. */
export const ENV_EXAMPLE = ".env.example";

export interface EnvInput {
  readonly host: ReadHost;
  readonly project: Project;
  readonly drafts: Drafts;
}

/**
 * Adds to `.env.example` what a template asks for and the file lacks. A project without such a file gets none.
 *
 * @param unit directory of the package, relative to the root
 */
export function planEnv({ host, project, drafts }: EnvInput, entries: readonly EnvEntry[]): void {
  if (entries.length === 0) return;
  const { root, unit } = project;
  const path = [posix.join(unit, ENV_EXAMPLE), ENV_EXAMPLE].find((each) => host.isFile(`${root}/${each}`));
  if (path === undefined) return;
  const draft = drafts.open(path);
  const { text } = draft;
  const missing = entries.filter(({ name }, index) => !has(text, name) && isFirst(entries, index));
  if (missing.length === 0) return;
  const eol = /\r\n/.test(text) ? "\r\n" : "\n";
  const gap = text === "" || text.endsWith("\n") ? "" : eol;
  const lines = missing.flatMap(({ name, value, comment }) => [
    ...(comment === "" ? [] : [`# ${comment}`]),
    `${name}=${quoted(value)}`,
  ]);
  draft.edit([{ offset: text.length, insert: `${gap}${lines.join(eol)}${eol}` }]);
}

const isFirst = (entries: readonly EnvEntry[], index: number): boolean =>
  entries.findIndex(({ name }) => name === entries[index]?.name) === index;

/** Also where it is commented out: then somebody has decided about it. */
const has = (text: string, name: string): boolean =>
  new RegExp(`^[ \\t]*#?[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=`, "m").test(text);

/** As dotenv reads it back: what would end the value, or begin a comment, stands in quotes. */
function quoted(value: string): string {
  if (/^[\w@%+:,./*-]*$/.test(value) || /^[^\s"'#`$\\]+( [^\s"'#`$\\]+)*$/.test(value)) return value;
  return value.includes("'") ? `"${value.replace(/["\\$`]/g, "\\$&")}"` : `'${value}'`;
}
