import { posix } from "node:path";
import type { ReadHost } from "./host.js";
import { isObject, type JsonObject, readJson } from "./json.js";
import type { PathPattern } from "./path-pattern.js";
import { ancestors } from "./root.js";
import { toolPaths } from "./tool-paths.js";

/** How a tsconfig or jsconfig maps specifiers to files; directories are absolute. */
export interface PathMapping {
  readonly baseUrl?: string;
  /** In the order of the configuration. */
  readonly paths: readonly PathPattern[];
}

const NONE: PathMapping = { paths: [] };

/**
 * The mapping of the nearest tsconfig.json or jsconfig.json, `extends` and, where it has no paths itself, `references`
 * followed; without paths, the aliases that the directory's tools bring.
 */
export function pathMappingFor(host: ReadHost, root: string, directory: string): PathMapping {
  for (const each of ancestors(directory)) {
    for (const name of CONFIGS) {
      const path = posix.join(each, name);
      if (host.isFile(path)) return orToolPaths(host, root, each, mappingOf(host, path, 0));
    }
    const mapping = orToolPaths(host, root, each, NONE);
    if (mapping.paths.length > 0) return mapping;
    if (each === root) break;
  }
  return NONE;
}

/** What tools generate has its configuration in the directory, or in one above it: Nuxt's server has a tsconfig of its own. */
function orToolPaths(host: ReadHost, root: string, directory: string, mapping: PathMapping): PathMapping {
  if (mapping.paths.length > 0) return mapping;
  for (const each of ancestors(directory)) {
    const paths = toolPaths(host, each);
    if (paths.length > 0) return { ...mapping, paths };
    if (each === root || host.isFile(posix.join(each, "package.json"))) break;
  }
  return mapping;
}

/** The options of the nearest tsconfig.json or jsconfig.json, `extends` followed; of a solution, also those of its projects. */
export function compilerOptionsFor(host: ReadHost, root: string, directory: string): JsonObject {
  const path = nearestConfig(host, root, directory);
  if (path === undefined) return {};
  return Object.assign({}, ...[path, ...projectsAt(host, path)].map((file) => optionsOf(host, file, 0)));
}

/** The options of the nearest tsconfig.json or jsconfig.json, `extends` followed; of a solution, those of each of its projects. */
export function compilerProjectsFor(host: ReadHost, root: string, directory: string): JsonObject[] {
  const path = nearestConfig(host, root, directory);
  return path === undefined ? [] : projectsAt(host, path).map((file) => optionsOf(host, file, 0));
}

function nearestConfig(host: ReadHost, root: string, directory: string): string | undefined {
  for (const each of ancestors(directory)) {
    const path = CONFIGS.map((name) => posix.join(each, name)).find((file) => host.isFile(file));
    if (path !== undefined || each === root) return path;
  }
  return undefined;
}

const CONFIGS = ["tsconfig.json", "jsconfig.json"];

/** The projects of a solution, or the one that the configuration is of. */
function projectsAt(host: ReadHost, path: string): string[] {
  const config = readJson(host, path) ?? {};
  const isSolution = Array.isArray(config.files) && config.files.length === 0;
  const projects = isSolution ? referencedFiles(host, path, config) : [];
  return projects.length > 0 ? projects : [path];
}

function optionsOf(host: ReadHost, path: string, depth: number): JsonObject {
  const config = depth > MAX_DEPTH ? undefined : readJson(host, path);
  if (config === undefined) return UNREAD;
  const found = parents(host, path, config);
  const inherited = found.map((each) => optionsOf(host, each, depth + 1));
  const unread = found.length < strings(config.extends).length ? UNREAD : {};
  return Object.assign({}, unread, ...inherited, isObject(config.compilerOptions) ? config.compilerOptions : {});
}

/** What is not there to be read is installed or generated later, and such configurations are strict. */
const UNREAD: JsonObject = { strict: true };

/** Configurations that extend each other in a circle end somewhere. */
const MAX_DEPTH = 16;

function mappingOf(host: ReadHost, path: string, depth: number): PathMapping {
  const config = depth > MAX_DEPTH ? undefined : readJson(host, path);
  if (config === undefined) return NONE;
  const inherited = parents(host, path, config).map((parent) => mappingOf(host, parent, depth + 1));
  const own = ownMapping(path, config);
  const baseUrl = [...inherited, own].findLast((each) => each.baseUrl !== undefined)?.baseUrl;
  const { paths } = [...inherited, own].findLast((each) => each.paths.length > 0) ?? NONE;
  const merged = { ...(baseUrl === undefined ? {} : { baseUrl }), paths };
  return merged.paths.length > 0 ? merged : { ...merged, paths: referenced(host, path, config, depth) };
}

function ownMapping(path: string, config: JsonObject): PathMapping {
  const directory = posix.dirname(path);
  const options = isObject(config.compilerOptions) ? config.compilerOptions : {};
  const baseUrl = typeof options.baseUrl === "string" ? posix.resolve(directory, options.baseUrl) : undefined;
  const paths = isObject(options.paths) ? options.paths : {};
  const mapped = Object.entries(paths).map(([pattern, targets]) => ({
    pattern,
    targets: strings(targets).map((target) =>
      posix.resolve(baseUrl ?? directory, target.replace("${configDir}", directory)),
    ),
  }));
  return { ...(baseUrl === undefined ? {} : { baseUrl }), paths: mapped };
}

/** A solution file (`"files": []` with references) leaves the paths to the projects it names. */
const referenced = (host: ReadHost, path: string, config: JsonObject, depth: number): PathMapping["paths"] =>
  referencedFiles(host, path, config).flatMap((file) => mappingOf(host, file, depth + 8).paths);

function referencedFiles(host: ReadHost, path: string, config: JsonObject): string[] {
  const references = Array.isArray(config.references) ? config.references : [];
  return references.flatMap((reference: unknown) => {
    if (!isObject(reference) || typeof reference.path !== "string") return [];
    const target = posix.resolve(posix.dirname(path), reference.path);
    return [host.isDirectory(target) ? posix.join(target, "tsconfig.json") : target];
  });
}

function parents(host: ReadHost, path: string, config: JsonObject): string[] {
  return strings(config.extends).flatMap((name) => {
    const found =
      name.startsWith(".") || name.startsWith("/") ? [posix.resolve(posix.dirname(path), name)] : packaged(path, name);
    const file = found
      .flatMap((each) => [each, `${each}.json`, `${each}/tsconfig.json`])
      .find((each) => host.isFile(each));
    return file === undefined ? [] : [file];
  });
}

const packaged = (path: string, name: string): string[] =>
  [...ancestors(posix.dirname(path))].map((directory) => posix.join(directory, "node_modules", name));

const strings = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === "string");
