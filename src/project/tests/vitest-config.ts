import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { globRegExp } from "../glob.js";
import type { Modules } from "../modules.js";
import { findAll } from "../nodes.js";
import type { TestSet } from "../project.js";
import { whereReadable } from "../where-readable.js";
import { flagIn, hasProperty, objectsIn, stringsIn, textIn, valueIn } from "./config-options.js";
import { browserIn, configStrings, namesWorkers, WORKERS } from "./config-strings.js";
import { globsIn } from "./test-sets.js";

/** What a runner's configuration says of how and where tests run. */
export interface RunnerConfig {
  /** Undefined where it is computed: then any test may be found. */
  readonly sets: readonly TestSet[] | undefined;
  /** The environments that tests run in, where they are named. */
  readonly environments: readonly string[];
  readonly globals: boolean;
  /** The files that are loaded before each test, where they are written out. */
  readonly setup?: readonly string[];
  /** All of its tests run in workerd, and none in Node. */
  readonly workers?: boolean;
}

const FILES = ["vitest.config", "vite.config"].flatMap((name) =>
  ["ts", "mts", "cts", "js", "mjs", "cjs"].map((extension) => `${name}.${extension}`),
);
const WORKSPACES = ["vitest.workspace", "vitest.projects"].flatMap((name) =>
  ["ts", "mts", "cts", "js", "mjs", "cjs"].map((extension) => `${name}.${extension}`),
);
const INCLUDE = ["**/*.{test,spec}.?(c|m)[jt]s?(x)"];
const EXCLUDE = ["**/node_modules/**", "**/.git/**"];

/** The configuration that vitest takes from a directory; undefined where there is none. */
export const vitestConfigFile = (modules: Modules, directory: string): string | undefined =>
  FILES.map((name) => posix.join(directory, name)).find((file) => modules.isFile(file));

/** @param directory where vitest is started, relative to the root */
export function vitestConfig(modules: Modules, directory: string, depth = 0): RunnerConfig {
  const file = vitestConfigFile(modules, directory);
  const workspace = WORKSPACES.map((name) => posix.join(directory, name)).find((each) => modules.isFile(each));
  const objects = file === undefined ? [] : objectsIn(file, modules.text(file) ?? "");
  const tests = testObjects(objects);
  const own = tests[0];
  const listed = own && (valueIn(own, "projects") ?? valueIn(own, "workspace"));
  const array = workspace === undefined ? listed : firstArray(modules, workspace);
  const strings = configStrings(modules, file);
  const alone = oneProject(own, rootOf(objects, own, directory));
  const environments = alone.environments.length > 0 ? alone.environments : browserIn(strings);
  const usual = { ...alone, environments, workers: namesWorkers(strings) };
  if (workspace === undefined && listed === undefined) return usual;
  if (array === undefined || !ts.isArrayLiteralExpression(array) || depth > 2)
    return { ...usual, sets: undefined, workers: false };
  const projects = array.elements.map((each) => projectOf(modules, each, { directory, usual, depth }));
  const known = projects.every((each) => each.sets !== undefined);
  return {
    sets: known ? projects.flatMap((each) => each.sets ?? []) : undefined,
    environments: [...usual.environments, ...projects.flatMap((each) => each.environments)],
    globals: usual.globals || projects.some((each) => each.globals),
    setup: [usual, ...projects].flatMap(({ setup = [] }) => setup),
    workers: projects.length > 0 && projects.every((each) => each.workers === true),
  };
}

/** What a workspace file lists: paths, objects or both. */
function firstArray(modules: Modules, file: string): ts.ArrayLiteralExpression | undefined {
  const source = whereReadable(() => modules.source(file));
  return source && findAll(source, ts.isArrayLiteralExpression)[0];
}

/** The values of `test`, but for those of projects inside others. */
function testObjects(objects: readonly ts.ObjectLiteralExpression[]): ts.ObjectLiteralExpression[] {
  const all = objects.flatMap((each) => {
    const value = valueIn(each, "test");
    return value !== undefined && ts.isObjectLiteralExpression(value) ? [value] : [];
  });
  return all.filter((each) => !all.some((other) => other !== each && other.pos <= each.pos && each.end <= other.end));
}

function rootOf(
  objects: readonly ts.ObjectLiteralExpression[],
  test: ts.ObjectLiteralExpression | undefined,
  directory: string,
): string {
  const around = objects.find((each) => test !== undefined && valueIn(each, "test") === test);
  const root = (test && textIn(test, "root")) ?? (around && textIn(around, "root"));
  return root === undefined ? directory : join(directory, root);
}

function oneProject(test: ts.ObjectLiteralExpression | undefined, root: string, usual?: RunnerConfig): RunnerConfig {
  if (test === undefined) return { sets: [usualSet(root)], environments: [], globals: false };
  const include = stringsIn(test, "include", "unknown");
  const exclude = stringsIn(test, "exclude", "ignored");
  const dir = textIn(test, "dir");
  const base = dir === undefined ? root : join(root, dir);
  const isKnown = include !== "unknown" && (dir !== undefined || !hasProperty(test, "dir"));
  const environment = textIn(test, "environment");
  const setup = stringsIn(test, "setupFiles", "ignored");
  const set = {
    include: globsIn(base, include === undefined || include === "unknown" ? INCLUDE : include),
    exclude: globsIn(base, [...EXCLUDE, ...(exclude === undefined || exclude === "unknown" ? [] : exclude)]),
  };
  return {
    sets: isKnown ? [set] : undefined,
    environments: environment === undefined ? [] : [environment],
    globals: flagIn(test, "globals") ?? usual?.globals ?? false,
    setup: Array.isArray(setup) ? setup.map((each) => join(root, each)) : [],
  };
}

const usualSet = (base: string): TestSet => ({ include: globsIn(base, INCLUDE), exclude: globsIn(base, EXCLUDE) });

interface Around {
  readonly directory: string;
  readonly usual: RunnerConfig;
  readonly depth: number;
}

/** A project is a folder, a glob of folders, a configuration file, or an object like a whole configuration. */
function projectOf(modules: Modules, element: ts.Expression, around: Around): RunnerConfig {
  const { directory, usual, depth } = around;
  if (ts.isObjectLiteralExpression(element)) {
    const test = valueIn(element, "test");
    const object = test !== undefined && ts.isObjectLiteralExpression(test) ? test : undefined;
    const project = oneProject(
      object,
      rootOf([element], object, join(directory, textIn(element, "root") ?? ".")),
      usual,
    );
    return { ...project, workers: isOfWorkers(element) };
  }
  // What a function makes, as `defineWorkersProject({ … })`.
  if (!ts.isStringLiteralLike(element))
    return { sets: undefined, environments: [], globals: false, workers: isOfWorkers(element) };
  const folders = foldersOf(modules, directory, element.text);
  const all = folders.map((folder) => vitestConfig(modules, folder, depth + 1));
  return {
    sets: all.every(({ sets }) => sets !== undefined) ? all.flatMap(({ sets }) => sets ?? []) : undefined,
    environments: all.flatMap(({ environments }) => environments),
    globals: all.some(({ globals }) => globals),
    setup: all.flatMap(({ setup = [] }) => setup),
    workers: all.length > 0 && all.every(({ workers }) => workers === true),
  };
}

/** By the pool's name, or by what the package exports: `cloudflareTest()` makes a plugin of it. */
const isOfWorkers = (element: ts.Expression): boolean =>
  /\b(?:defineWorkersProject|cloudflareTest|cloudflarePool)\b/.test(element.getText()) ||
  element.getText().includes(WORKERS);

/** The folders that a project's path or glob stands for; that of a configuration file is the one it lies in. */
function foldersOf(modules: Modules, directory: string, text: string): string[] {
  const path = join(directory, text.replace(/\/$/, ""));
  if (!/[*{[?(]/.test(text)) return [modules.isFile(path) ? dirname(path) : path];
  const { host, root } = modules;
  const fixed = path.split("/").findIndex((part) => /[*{[?(]/.test(part));
  const start = path.split("/").slice(0, fixed).join("/");
  const wanted = globRegExp(path);
  const level = (at: string): string[] =>
    host
      .list(posix.join(root, at))
      .filter((name) => !name.startsWith(".") && name !== "node_modules")
      .map((name) => join(at, name));
  const found = level(start).flatMap((each) => [each, ...(path.split("/").length > fixed + 1 ? level(each) : [])]);
  return found.filter((each) => wanted.test(each)).map((each) => (modules.isFile(each) ? dirname(each) : each));
}

/** "" for the root itself. */
const join = (...parts: readonly string[]): string =>
  posix
    .join(...parts)
    .replace(/^\.(?:\/|$)/, "")
    .replace(/\/$/, "");
const dirname = (file: string): string => posix.dirname(file).replace(/^\.$/, "");
