import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { follow } from "./follow.js";
import { functionsIn, type ReadFunction, readFunction } from "./functions.js";
import type { Modules } from "./modules.js";
import type { ExistingFunction } from "./project.js";
import type { ServedArray } from "./registration.js";
import { isCode, isTestFile } from "./source-files.js";

/** The functions that serve gets, as far as they can be followed to a `createFunction` call. */
export function servedFunctions(modules: Modules, { elements }: Pick<ServedArray, "elements">): ReadFunction[] {
  return elements.flatMap((element) => {
    const value = follow(modules, element);
    if (value.kind !== "value" || !ts.isCallExpression(value.node)) return [];
    return readFunction(modules, { node: value.node, file: value.file }) ?? [];
  });
}

/** More files than these are only searched by text, so that the cost does not grow with the directory. */
const PARSED_SIBLINGS = 40;

/** The functions in the directories of the served ones that are not served themselves. */
export function unservedSiblings(
  modules: Modules,
  served: readonly ReadFunction[],
  directories: readonly string[],
): ReadFunction[] {
  const known = new Set(served.map(({ file }) => file));
  const files = directories.flatMap((directory) =>
    modules.host.list(posix.join(modules.root, directory)).map((name) => posix.join(directory, name)),
  );
  const others = files.filter(
    (file) => !known.has(file) && isCode(file) && !isTestFile(file) && createsFunction(modules, file),
  );
  return others.slice(0, PARSED_SIBLINGS).flatMap((file) => tolerant(() => functionsIn(modules, file)));
}

/** What is not served must not stop the run by an error of its own. */
function tolerant<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof ScaffoldError && (error.code === "SYNTAX_ERROR" || error.code === "NOT_UTF8")) return [];
    throw error;
  }
}

const createsFunction = (modules: Modules, file: string): boolean =>
  tolerant(() => [modules.text(file)]).some((text) => text?.includes("createFunction"));

/** The functions of other files, by text alone: enough to tell which ids are taken. */
function scannedFunctions(modules: Modules, files: readonly string[]): ExistingFunction[] {
  return files.flatMap((file) =>
    tolerant(() => {
      const text = modules.text(file) ?? "";
      const calls = [...text.matchAll(/\.createFunction\s*\(\s*\{[^{}]*?\bid:\s*(["'`])([^"'`$\n]+)\1/g)];
      return calls.map((match): ExistingFunction => {
        const line = text.slice(0, match.index).split("\n").length;
        const rest = text.slice(match.index, match.index + 600);
        const event = /\bevent:\s*(["'])([^"'\n]+)\1/.exec(rest)?.[2];
        const cron = /\bcron:\s*(["'])([^"'\n]+)\1/.exec(rest)?.[2];
        return {
          id: match[2] ?? "",
          file,
          line,
          events: event === undefined ? [] : [event],
          crons: cron === undefined ? [] : [cron],
          served: false,
        };
      });
    }),
  );
}

/** All functions that are known: the served ones, what lies beside them, and what other files seem to create. */
export function existingFunctions(
  modules: Modules,
  {
    served,
    siblings,
    files,
  }: { served: readonly ReadFunction[]; siblings: readonly ReadFunction[]; files: readonly string[] },
): ExistingFunction[] {
  const plain =
    (isServed: boolean) =>
    (each: ReadFunction): ExistingFunction => {
      const { id, exportName, file, line, events, crons, retries } = each;
      return {
        id,
        ...(exportName === undefined ? {} : { exportName }),
        file,
        line,
        events,
        crons,
        ...(retries === undefined ? {} : { retries }),
        served: isServed,
      };
    };
  const readFiles = new Set([...served, ...siblings].map(({ file }) => file));
  const rest = scannedFunctions(
    modules,
    files.filter((file) => !readFiles.has(file)),
  );
  return [...served.map(plain(true)), ...siblings.map(plain(false)), ...rest];
}
