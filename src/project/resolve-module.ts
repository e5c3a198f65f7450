import { posix } from "node:path";
import type { ReadHost } from "./host.js";
import { isObject, readJson } from "./json.js";
import { bySpecificity, matchPattern } from "./match-pattern.js";
import { packageOfSpecifier } from "./package-name.js";
import { ancestors } from "./root.js";
import { isCode } from "./source-files.js";
import { type PathMapping, pathMappingFor } from "./tsconfig.js";
import { workspacePackages } from "./workspace-packages.js";

/** The file of the project that a specifier leads to, both relative to the root; undefined where it leads out of the project. */
export type Resolve = (specifier: string, fromFile: string) => string | undefined;

/** A file that imports others. */
interface Importer {
  /** Absolute. */
  readonly directory: string;
  /** The files that its specifiers lead to. */
  readonly known: Map<string, string | undefined>;
}

/**
 * Resolves as the project itself does: relative paths, `paths` and `baseUrl` of tsconfig or jsconfig, `imports` of
 * package.json, packages of the workspace; `.js` for a `.ts` file and `index` files.
 *
 * @param root absolute
 * @param keepsMisses whether what led nowhere once does so from then on; not where files are still to come
 */
export function createResolver(host: ReadHost, root: string, { keepsMisses = true } = {}): Resolve {
  const mappings = new Map<string, PathMapping>();
  let packages: ReadonlyMap<string, string> | undefined;

  const mappingFor = (directory: string): PathMapping => {
    const known = mappings.get(directory);
    if (known !== undefined) return known;
    const { paths, ...rest } = pathMappingFor(host, root, directory);
    const found = { ...rest, paths: [...paths].sort(bySpecificity) };
    mappings.set(directory, found);
    return found;
  };
  const candidates = function* (specifier: string, directory: string): Generator<string> {
    if (/^\.{1,2}(\/|$)/.test(specifier)) return yield posix.resolve(directory, specifier);
    if (specifier.startsWith("#")) yield* packageImports(host, root, specifier, directory);
    yield* mapped(mappingFor(directory), specifier);
    packages ??= workspacePackages(host, root);
    yield* inPackage(host, packages, specifier);
    yield* usual(host, root, specifier, directory);
  };
  const resolve = (specifier: string, directory: string): { file?: string; mayCome: boolean } => {
    let mayCome = false;
    for (const path of candidates(specifier, directory)) {
      mayCome = true;
      const file = sourceFileAt(host, path);
      if (file?.startsWith(`${root}/`) && !file.includes("/node_modules/"))
        return { file: posix.relative(root, file), mayCome };
    }
    return { mayCome };
  };
  const importers = new Map<string, Importer>();
  return (specifier, fromFile) => {
    const importer = importers.get(fromFile) ?? {
      directory: posix.dirname(posix.join(root, fromFile)),
      known: new Map<string, string | undefined>(),
    };
    importers.set(fromFile, importer);
    const { directory, known } = importer;
    if (known.has(specifier)) return known.get(specifier);
    const { file, mayCome } = resolve(specifier, directory);
    // A package leads nowhere in the project, whatever files are still to come.
    if (file !== undefined || keepsMisses || !mayCome) known.set(specifier, file);
    return file;
  };
}

/** @param mapping with the patterns in the order in which they apply */
function* mapped({ paths, baseUrl }: PathMapping, specifier: string): Generator<string> {
  for (const { pattern, targets } of paths) {
    const star = matchPattern(pattern, specifier);
    if (star === undefined) continue;
    for (const target of targets) yield target.replace("*", () => star);
  }
  if (baseUrl !== undefined) yield posix.join(baseUrl, specifier);
}

/** No package can be called so. */
export const ALIAS = /^[@~]\//;

/** An alias that only a bundler's configuration explains, or one that is generated, stands for the sources or the package. */
function* usual(host: ReadHost, root: string, specifier: string, directory: string): Generator<string> {
  if (!ALIAS.test(specifier)) return;
  for (const each of ancestors(directory)) {
    if (each === root || host.isFile(posix.join(each, "package.json"))) {
      for (const sources of ["src", "app", ""]) yield posix.join(each, sources, specifier.slice(2));
      return;
    }
  }
}

/** https://nodejs.org/api/packages.html#subpath-imports */
function* packageImports(host: ReadHost, root: string, specifier: string, directory: string): Generator<string> {
  for (const each of ancestors(directory)) {
    const manifest = readJson(host, posix.join(each, "package.json"));
    if (manifest !== undefined) {
      const imports = isObject(manifest.imports) ? manifest.imports : {};
      const entries = Object.entries(imports).map(([pattern, target]) => ({ pattern, target }));
      for (const { pattern, target } of entries.sort(bySpecificity)) {
        const star = matchPattern(pattern, specifier);
        if (star === undefined) continue;
        for (const path of conditions(target))
          yield posix.resolve(
            each,
            path.replaceAll("*", () => star),
          );
      }
      return;
    }
    if (each === root) return;
  }
}

function* inPackage(host: ReadHost, packages: ReadonlyMap<string, string>, specifier: string): Generator<string> {
  const name = packageOfSpecifier(specifier);
  const directory = packages.get(name);
  if (directory === undefined) return;
  const subpath = specifier.slice(name.length + 1);
  const manifest = readJson(host, posix.join(directory, "package.json")) ?? {};
  const targets = exported(manifest.exports, subpath === "" ? "." : `./${subpath}`);
  // What a map of exports leaves out cannot be imported.
  const hidden = manifest.exports !== undefined && targets.length === 0;
  const entries =
    subpath === ""
      ? [manifest.source, manifest.types, manifest.main, "src/index", "index"]
      : hidden
        ? []
        : [`src/${subpath}`, subpath];
  for (const target of [...targets, ...entries]) {
    if (typeof target !== "string") continue;
    const path = posix.resolve(directory, target);
    yield path;
    // What is built lies in the same place under the source directory.
    yield posix.resolve(
      directory,
      target.replace(/^(?:\.\/)?(?:dist|build|lib|out)\//, "src/").replace(/\.d\.([cm]?ts)$/, ".$1"),
    );
  }
}

function exported(exports: unknown, subpath: string): string[] {
  if (!isObject(exports) || !Object.keys(exports).some((key) => key.startsWith(".")))
    return subpath === "." ? conditions(exports) : [];
  const entries = Object.entries(exports).map(([pattern, target]) => ({ pattern, target }));
  return entries.sort(bySpecificity).flatMap(({ pattern, target }) => {
    const star = matchPattern(pattern, subpath);
    return star === undefined ? [] : conditions(target).map((path) => path.replaceAll("*", () => star));
  });
}

/** Every path of a conditional target, in order. */
function conditions(target: unknown): string[] {
  if (typeof target === "string") return [target];
  if (Array.isArray(target)) return target.flatMap(conditions);
  return isObject(target) ? Object.values(target).flatMap(conditions) : [];
}

const EXTENSIONS = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];
const INDEX = EXTENSIONS.map((extension) => `/index${extension}`);

/** The source file that an import of an absolute path means: what it was compiled from before what is there. */
function sourceFileAt(host: ReadHost, path: string): string | undefined {
  const stem = /^(.*)\.([cm]?)js(x?)$/.exec(path);
  const sources = stem
    ? [`${stem[1]}.${stem[2]}ts${stem[3]}`, ...(stem[3] === "" && stem[2] === "" ? [`${stem[1]}.tsx`] : [])]
    : [];
  const exact = isCode(path) ? [path] : [];
  const first = [...sources, ...exact].find((each) => host.isFile(each));
  if (first !== undefined) return first;
  const ending = [...EXTENSIONS, ...INDEX].find((each) => host.isFile(path + each));
  return ending === undefined ? undefined : path + ending;
}
