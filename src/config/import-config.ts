import { pathToFileURL } from "node:url";
import type { DocumentNode } from "../answers/written/document.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Config, Helper } from "./config.js";
import type { FoundConfig } from "./find-config.js";
import { guardedImport, onStandardError } from "./guarded-import.js";
import { interpretConfig } from "./interpret-config.js";

/** More levels than a configuration has, and an end to one that holds itself. */
const DEEPEST = 8;

/**
 * A `scaffold.config.mjs`: what it exports by default is what the JSON form says, with `helpers` for templates.
 * This runs the team's own code.
 *
 * @throws CONFIG_INVALID also where the module throws or would end the process
 */
export async function importConfig({ path, file, root }: FoundConfig, cwd: string): Promise<Config> {
  const source = { file, text: "", code: "CONFIG_INVALID" } as const;
  const exported = await exportOf(path, file);
  if (!isPlain(exported)) {
    throw new ScaffoldError("CONFIG_INVALID", `${file} exports no object by default.`, {
      file,
      hint: "Write export default { templates: [], defaults: {} };",
    });
  }
  const { node, helpers } = readExport(exported, file, path);
  return { ...interpretConfig(source, node, { path, root, cwd }), helpers };
}

async function exportOf(path: string, file: string): Promise<unknown> {
  try {
    return ((await guardedImport(path)) as { default?: unknown }).default;
  } catch (cause) {
    throw notLoaded(cause, file, path);
  }
}

/** A getter is the team's own code as well. */
function readExport(exported: object, file: string, path: string): { node: DocumentNode; helpers: Config["helpers"] } {
  try {
    const { helpers, ...rest } = exported as Record<string, unknown>;
    return { node: nodeOf(rest, "", file), helpers: helpersOf(helpers, file) };
  } catch (error) {
    throw error instanceof ScaffoldError ? error : notLoaded(error, file, path);
  }
}

function notLoaded(cause: unknown, file: string, path: string): ScaffoldError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ScaffoldError("CONFIG_INVALID", `${file} cannot be loaded: ${reason}`, {
    file,
    ...placeIn(path, cause),
    hint: "Run it with node to see where it fails.",
    cause,
  });
}

/** The line of the file itself that a stack names. */
function placeIn(path: string, error: unknown): { line?: number; column?: number } {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const at = stack.indexOf(pathToFileURL(path).href);
  const [, line, column] = /^[^\n)]*?:(\d+)(?::(\d+))?/.exec(stack.slice(at + pathToFileURL(path).href.length)) ?? [];
  if (at < 0 || line === undefined) return {};
  return { line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
}

/** Undefined stands for a key that is not there. */
function nodeOf(value: unknown, at: string, file: string): DocumentNode {
  const inside = (key: string): string => (at === "" ? key : `${at}.${key}`);
  if (at.split(".").length > DEEPEST) throw invalid(at, file, "is nested too deeply");
  if (value === null) return { kind: "nothing", at };
  if (typeof value === "string") return { kind: "scalar", at, type: "text", text: value };
  if (typeof value === "boolean") return { kind: "scalar", at, type: "boolean", text: String(value) };
  if (typeof value === "number") return { kind: "scalar", at, type: "number", text: String(value) };
  if (Array.isArray(value))
    return { kind: "list", at, items: value.map((item, index) => nodeOf(item, `${at}[${index}]`, file)) };
  if (!isPlain(value)) throw invalid(at, file, `is ${kindOf(value)}, and no value of a configuration`);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return {
    kind: "map",
    at,
    entries: entries.map(([key, item]) => ({ key, at: inside(key), value: nodeOf(item, inside(key), file) })),
  };
}

/** A Map or a Promise has no entries to read, and would pass for an empty object. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

const kindOf = (value: unknown): string => (typeof value === "object" ? "no plain object" : `a ${typeof value}`);

function helpersOf(value: unknown, file: string): Config["helpers"] {
  if (value === undefined) return {};
  if (!isPlain(value)) throw invalid("helpers", file, "is no object of functions");
  for (const [name, helper] of Object.entries(value)) {
    if (typeof helper !== "function") throw invalid(`helpers.${name}`, file, "is no function");
    if (!/^[A-Za-z][\w-]*$/.test(name)) throw invalid(`helpers.${name}`, file, "is no name that a template can call");
    if (name in {}) throw invalid(`helpers.${name}`, file, "is a name that every object has");
  }
  return Object.fromEntries(
    Object.entries(value as Record<string, Helper>).map(([name, helper]) => [
      name,
      (...args: unknown[]) => onStandardError(() => helper(...args)),
    ]),
  );
}

const invalid = (at: string, file: string, what: string): ScaffoldError =>
  new ScaffoldError("CONFIG_INVALID", `${at} ${what}.`, { file, hint: `Correct ${at} in ${file}.` });
