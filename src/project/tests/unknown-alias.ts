import { posix } from "node:path";
import { isObject, readJson } from "../json.js";
import { bySpecificity, matchPattern } from "../match-pattern.js";
import type { Modules } from "../modules.js";
import type { Conventions } from "../project.js";
import { whereReadable } from "../where-readable.js";
import type { ChosenRunner } from "./choose-runner.js";
import { jestConfigFile } from "./jest-config.js";
import { loadedFiles, specifiersLoaded } from "./loaded-files.js";
import { vitestConfigFile } from "./vitest-config.js";

interface Loading {
  readonly chosen: ChosenRunner;
  readonly unit: string;
  readonly specifiers: Conventions["specifiers"];
  /** Whose form a new function takes. */
  readonly functionFiles: readonly string[];
  /** What every new function imports, and what it takes its form from where there is no function. */
  readonly clientFiles: readonly string[];
}

/** An alias that leads nowhere in the runner, and the file that imports by it: undefined where new files alone would. */
export interface UnknownAlias {
  readonly prefix: string;
  readonly file: string | undefined;
}

/**
 * An alias of the unit's tsconfig that the runner of the workspace cannot follow, as far as its configuration tells: the
 * tests of a package with a runner of its own are its own affair.
 */
export function unknownAlias(modules: Modules, loading: Loading): UnknownAlias | undefined {
  const { chosen, unit, specifiers, functionFiles, clientFiles } = loading;
  const { value: name } = chosen.name;
  if (chosen.directory === unit || (name !== "vitest" && name !== "jest") || namesConfig(chosen.script))
    return undefined;
  const { form, alias } = specifiers;
  const isByAlias = form === "alias" && alias !== undefined;
  const loaded = loadedFiles(modules, clientFiles).map(({ file }) => file);
  const found = [...(isByAlias ? functionFiles : []), ...loaded].flatMap((file) =>
    prefixesIn(modules, file).map((prefix): UnknownAlias => ({ prefix, file })),
  );
  const wanted = [...found, ...(isByAlias ? [{ prefix: alias.prefix, file: undefined }] : [])];
  // What Node itself reads in package.json is known to every runner.
  const asked = wanted.filter(({ prefix }) => !prefix.startsWith("#"));
  if (asked.length === 0) return undefined;
  const config = textOf(modules, chosen, unit);
  return asked.find(({ prefix }) => !knows(config, prefix));
}

/** It may be another configuration, or another place, than the one that is read. */
const namesConfig = (script: string): boolean =>
  /\s(?:--(?:config|root|dir|rootDir|projects?|workspace)|-[cr])\b/.test(script);

/** The aliases that a file imports by when it is run. */
function prefixesIn(modules: Modules, file: string): string[] {
  const source = whereReadable(() => modules.source(file));
  const patterns = [...modules.mappingAt(file).paths].sort(bySpecificity);
  return (source === undefined ? [] : specifiersLoaded(source)).flatMap((specifier) => {
    const found = patterns.find(({ pattern }) => matchPattern(pattern, specifier) !== undefined);
    const isOurs = found !== undefined && !specifier.startsWith(".") && modules.resolve(specifier, file) !== undefined;
    return isOurs && !modules.isWorkspacePackage(specifier, file) ? [found.pattern.replace(/\*.*$/, "")] : [];
  });
}

/** All that the configuration consists of: its files, those of the project that they import, and what it names besides. */
function textOf(modules: Modules, { name, directory }: ChosenRunner, unit: string): string {
  const places = [directory, unit];
  const files = places.flatMap((place) =>
    name.value === "jest"
      ? [jestConfigFile(modules, place), ...TRANSFORMS.map((each) => posix.join(place, each))]
      : [vitestConfigFile(modules, place), ...PROJECTS.map((each) => posix.join(place, each))],
  );
  const there = files.filter((file) => file !== undefined && modules.isFile(file)) as string[];
  const code = loadedFiles(
    modules,
    there.filter((file) => !isData(file)),
  );
  return [...code.map(({ source }) => source.text), ...there.filter(isData).map((file) => dataOf(modules, file))].join(
    "\n",
  );
}

const TRANSFORMS = ["babel.config.js", "babel.config.cjs", "babel.config.json", ".babelrc", ".swcrc"];
const PROJECTS = ["vitest.workspace", "vitest.projects"].flatMap((name) =>
  ["ts", "mts", "js", "mjs"].map((extension) => `${name}.${extension}`),
);

const isData = (file: string): boolean => /(?:\.json|rc)$/.test(file);

function dataOf(modules: Modules, file: string): string {
  if (!file.endsWith("package.json")) return modules.text(file) ?? "";
  const json = readJson(modules.host, posix.join(modules.root, file));
  return isObject(json?.jest) ? JSON.stringify(json.jest) : "";
}

/** Whether a configuration knows an alias, or may: what a plugin or a preset does is not seen. */
const knows = (config: string, prefix: string): boolean =>
  READS_PATHS.test(config) || importsOthers(config) || (ALIASES.test(config) && isNamed(config, prefix));

const READS_PATHS =
  /tsconfig|pathsToModuleNameMapper|\bpaths\b|module-resolver|\bresolver\b|["']?preset["']?\s*:\s*["'](?!ts-jest)/i;
const ALIASES = /\b(?:alias|moduleNameMapper)\b/;

/** `"@"`, `"@/"`, `"^@/(.*)$"` and `/^@\//`. */
function isNamed(config: string, prefix: string): boolean {
  const name = prefix.replace(/\/$/, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`["'\`/^]${name}(?:["'\`/\\\\]|$)|\\b${name}\\s*:`, "m").test(config);
}

/** Whether it takes something from a package that is not known to leave imports alone. */
function importsOthers(config: string): boolean {
  const named = [...config.matchAll(/(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*["']([^"'\n.][^"'\n]*)["']/g)];
  return named.some(([, specifier = ""]) => !HARMLESS.test(specifier));
}

const HARMLESS =
  /^(?:node:.*|path|url|fs|os|module|process|vite|vitest|jest|ts-jest|dotenv|@jest\/.*|@swc\/jest|@vitest\/.*|@vitejs\/plugin-(?:react|react-swc|vue))(?:\/.*)?$/;
