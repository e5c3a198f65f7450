import { posix } from "node:path";
import type { ReadHost } from "../project/host.js";
import type { Warning } from "../project/project.js";
import { type FoundFormatter, findFormatter } from "./find-formatter.js";
import type { FormatInput, Formatted } from "./formatted.js";
import { runCommand } from "./run-command.js";
import { runPrettier } from "./run-prettier.js";

/** The project's own formatter. */
export interface Formatter {
  /**
   * The texts in their order; one that no formatter is configured for, that it fails on, or whose file was not as it
   * writes it before, stays as it is.
   *
   * @param files their paths are relative to the root
   */
  format(files: readonly FormatInput[]): readonly string[];
  /** What went wrong so far. */
  warnings(): readonly Warning[];
}

/**
 * Starts the formatter that the project has configured and installed, once for all files under one configuration, and
 * nothing where it has none.
 *
 * @param root absolute
 */
export function createFormatter(host: ReadHost, root: string): Formatter {
  const formatterFor = eachDirectoryOnce((file) => findFormatter(host, root, file));
  const warnings: Warning[] = [];
  return {
    format(files) {
      const texts = files.map(({ text }) => text);
      for (const { found, indices } of groups(files, formatterFor)) {
        const inputs = indices.flatMap((index) => files[index] ?? []);
        const results = run(
          found,
          inputs.map((file) => ({ ...file, path: posix.join(root, file.path) })),
        );
        for (const [at, { text }] of results.entries()) texts[indices[at] ?? 0] = text;
        warnings.push(...failures(found, inputs, results));
      }
      return texts;
    },
    warnings: () => warnings,
  };
}

interface Group {
  readonly found: FoundFormatter;
  readonly indices: number[];
}

function groups(
  files: readonly FormatInput[],
  formatterFor: (file: string) => FoundFormatter | undefined,
): Iterable<Group> {
  const all = new Map<string, Group>();
  for (const [index, { path }] of files.entries()) {
    const found = formatterFor(path);
    if (found === undefined) continue;
    const group = all.get(found.directory) ?? { found, indices: [] };
    group.indices.push(index);
    all.set(found.directory, group);
  }
  return all.values();
}

function run({ kind, installed, directory }: FoundFormatter, files: readonly FormatInput[]): readonly Formatted[] {
  const { script, program, uses } = kind;
  if (script === undefined || uses === undefined) return runPrettier(directory, files);
  if (installed !== undefined) {
    const before = posix.join(installed, script);
    const through = (path: string) => uses(path).map((words) => [before, ...words]);
    return runCommand({ program: process.execPath, uses: through }, directory, files);
  }
  const results = runCommand({ program: program ?? "", uses }, directory, files);
  // A program that is not there is no failure of it.
  return results.map(({ text, failure }) =>
    failure === undefined || failure.endsWith(" ENOENT") ? { text } : { text, failure },
  );
}

/** What is found for a file is the same for its siblings. */
function eachDirectoryOnce<T>(find: (file: string) => T): (file: string) => T {
  const found = new Map<string, T>();
  return (file) => {
    const directory = posix.dirname(file);
    if (!found.has(directory)) found.set(directory, find(file));
    return found.get(directory) as T;
  };
}

/** One for each reason, at the first file that it was given for. */
function failures(
  { kind: { title } }: FoundFormatter,
  files: readonly FormatInput[],
  results: readonly Formatted[],
): Warning[] {
  const reasons = new Map<string, Set<string>>();
  for (const [at, { failure }] of results.entries()) {
    if (failure === undefined) continue;
    reasons.set(failure, (reasons.get(failure) ?? new Set()).add(files[at]?.path ?? ""));
  }
  return [...reasons].map(([reason, paths]) => {
    const [file = "", ...others] = paths;
    const which = others.length === 0 ? `${file}, which is` : `${file} and ${others.length} more, which are`;
    return { code: "NOT_FORMATTED", message: `${title} could not format ${which} written without it: ${reason}`, file };
  });
}
