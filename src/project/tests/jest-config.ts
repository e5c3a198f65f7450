import { posix } from "node:path";
import type { ts } from "@ts-morph/common";
import { isObject, readJson } from "../json.js";
import type { Modules } from "../modules.js";
import type { TestPattern } from "../project.js";
import { flagIn, hasProperty, objectsIn, stringsIn, textIn, type Written } from "./config-options.js";
import { browserIn, configStrings } from "./config-strings.js";
import { globsIn } from "./test-sets.js";
import type { RunnerConfig } from "./vitest-config.js";

const FILES = ["ts", "mts", "cts", "js", "mjs", "cjs", "json"].map((extension) => `jest.config.${extension}`);
const MATCH = ["**/__tests__/**/*.?([mc])[jt]s?(x)", "**/?(*.)+(spec|test).?([mc])[jt]s?(x)"];

/** The configuration that Jest takes from a directory: a file of its own, or package.json where that has its key. */
export function jestConfigFile(modules: Modules, directory: string): string | undefined {
  const file = FILES.map((name) => posix.join(directory, name)).find((each) => modules.isFile(each));
  if (file !== undefined) return file;
  const manifest = posix.join(directory, "package.json");
  return isObject(readJson(modules.host, posix.join(modules.root, manifest))?.jest) ? manifest : undefined;
}

/** @param directory where Jest is started, relative to the root */
export function jestConfig(modules: Modules, directory: string): RunnerConfig {
  const file = jestConfigFile(modules, directory);
  const objects = file === undefined ? [] : objectsOf(modules, file);
  const read = (name: string): Written =>
    objects.map((each) => stringsIn(each, name, "unknown")).find((each) => each !== undefined);
  const base = baseOf(objects, directory);
  const place = (text: string): string => text.replaceAll("<rootDir>", posix.join(modules.root, base));
  const roots = read("roots") ?? ["<rootDir>"];
  const match = read("testMatch");
  const regex = read("testRegex");
  const ignored = read("testPathIgnorePatterns") ?? ["/node_modules/"];
  const isKnown = ![roots, match, regex].includes("unknown") && !objects.some((each) => hasProperty(each, "projects"));
  const exclude = (ignored === "unknown" ? [] : ignored).map((each) => ({ base: "", regex: place(each) }));
  const folders = roots === "unknown" ? [base] : roots.map((each) => posix.relative(modules.root, place(each)));
  const environment = objects.map((each) => textIn(each, "testEnvironment")).find((each) => each !== undefined);
  return {
    sets: isKnown
      ? folders.map((folder) => ({ include: includesIn(folder, { match, regex, place, modules }), exclude }))
      : undefined,
    environments:
      environment === undefined
        ? browserIn(configStrings(modules, file))
        : [environment.replace(/^jest-environment-/, "")],
    globals: !objects.some((each) => flagIn(each, "injectGlobals") === false),
    setup: ["setupFiles", "setupFilesAfterEnv"].flatMap((name) => {
      const files = read(name);
      return Array.isArray(files) ? files.map((each) => pathOf(modules, base, place(each))) : [];
    }),
  };
}

const pathOf = ({ root }: Modules, base: string, file: string): string =>
  file.startsWith("/") ? posix.relative(root, file) : posix.join(base, file);

interface Patterns {
  readonly match: Written;
  readonly regex: Written;
  readonly place: (text: string) => string;
  readonly modules: Modules;
}

function includesIn(folder: string, { match, regex, place, modules }: Patterns): TestPattern[] {
  if (match === undefined && regex !== undefined && regex !== "unknown")
    return regex.map((each) => ({ base: folder, regex: place(each) }));
  const globs = match === undefined || match === "unknown" ? MATCH : match;
  return globs
    .filter((each) => !each.startsWith("!"))
    .flatMap((each) => {
      const absolute = place(each);
      if (!absolute.startsWith("/")) return globsIn(folder, [each]);
      const inside = posix.relative(posix.join(modules.root, folder), absolute);
      return inside.startsWith("..") ? [] : globsIn(folder, [inside]);
    });
}

function baseOf(objects: readonly ts.ObjectLiteralExpression[], directory: string): string {
  const root = objects.map((each) => textIn(each, "rootDir")).find((each) => each !== undefined);
  return posix
    .join(directory, root ?? ".")
    .replace(/^\.$/, "")
    .replace(/\/$/, "");
}

/** The objects of a configuration; those of JSON are read as those of a program. */
function objectsOf(modules: Modules, file: string): ts.ObjectLiteralExpression[] {
  if (!file.endsWith(".json")) return objectsIn(file, modules.text(file) ?? "");
  const json = readJson(modules.host, posix.join(modules.root, file));
  const options = file.endsWith("package.json") ? json?.jest : json;
  return isObject(options) ? objectsIn(`${file}.js`, `export default ${JSON.stringify(options)};`).slice(0, 1) : [];
}
