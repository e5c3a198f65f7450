import { posix } from "node:path";
import { isObject, readJson } from "./json.js";
import { matchPattern } from "./match-pattern.js";
import type { Modules } from "./modules.js";
import { originOf } from "./origin.js";
import type { ModuleRef } from "./project.js";
import { unitOfFile } from "./root.js";

/** A package of the workspace. */
export interface WorkspacePackage {
  readonly name: string;
  /** Relative to the root. */
  readonly directory: string;
}

export const packagesOf = ({ packages, root }: Modules): WorkspacePackage[] =>
  [...packages].map(([name, directory]) => ({ name, directory: posix.relative(root, directory) }));

/**
 * How files of a unit import what a file of the project exports: by the file within the unit, by the name of its package
 * elsewhere, as its `exports` allow.
 *
 * @param unit the package that imports
 * @returns undefined where the package does not give it to others
 */
export function importableFrom(
  modules: Modules,
  unit: string,
  { file, exported }: { readonly file: string; readonly exported: string },
): ModuleRef | undefined {
  const owner = unitOfFile(modules.host, modules.root, file);
  if (owner === undefined || owner === unit) return { file };
  const found = packagesOf(modules).find(({ directory }) => directory === owner);
  // A directory that is no package of its own is imported by its path.
  if (found === undefined) return { file };
  const origin = originOf(modules, file, exported);
  const specifier = entriesOf(modules, found, file).find((each) => {
    const target = modules.resolve(each, posix.join(unit, "x.ts"));
    const given = target === undefined ? undefined : originOf(modules, target, exported);
    return given !== undefined && given.node === origin?.node;
  });
  return specifier === undefined ? undefined : { package: specifier };
}

/** Whether a package lets others import a specifier: its `exports` have it, or it has none. */
export function givesEntry({ host, root }: Modules, { name, directory }: WorkspacePackage, specifier: string): boolean {
  const { exports } = readJson(host, posix.join(root, directory, "package.json")) ?? {};
  const key = `.${specifier.slice(name.length)}`;
  if (exports === undefined) return true;
  if (!isObject(exports) || !Object.keys(exports).some((each) => each.startsWith("."))) return key === ".";
  return Object.keys(exports).some((each) => matchPattern(each, key) !== undefined);
}

/** The specifiers under which a package gives modules to others, its main one first; a pattern stands for one file. */
export function entriesOf({ host, root }: Modules, { name, directory }: WorkspacePackage, file?: string): string[] {
  const { exports } = readJson(host, posix.join(root, directory, "package.json")) ?? {};
  const own = file === undefined ? undefined : posix.relative(directory, file);
  if (!isObject(exports) || !Object.keys(exports).some((key) => key.startsWith("."))) {
    const free = exports === undefined && own !== undefined ? [`${name}/${withoutExtension(own)}`] : [];
    return [name, ...free];
  }
  return Object.entries(exports).flatMap(([key, target]) => {
    if (!key.includes("*")) return [key === "." ? name : posix.join(name, key)];
    const star = own === undefined ? undefined : starOf(target, own);
    return star === undefined
      ? []
      : [
          posix.join(
            name,
            key.replace("*", () => star),
          ),
        ];
  });
}

const withoutExtension = (path: string): string => path.replace(/\.[cm]?[jt]sx?$/, "").replace(/\/index$/, "");

/** What the star of a pattern's target stands for in a file's path: `./src/*.ts` and `src/schema.ts` give `schema`. */
function starOf(target: unknown, file: string): string | undefined {
  if (isObject(target))
    return Object.values(target)
      .map((each) => starOf(each, file))
      .find((each) => each !== undefined);
  if (typeof target !== "string" || !target.includes("*")) return undefined;
  const [before = "", after = ""] = target.replace(/^\.\//, "").split("*");
  const sources = before.replace(/^(dist|build|lib|out)\//, "src/");
  const start = [before, sources].find((each) => file.startsWith(each));
  if (start === undefined) return undefined;
  const rest = file.slice(start.length);
  return rest.endsWith(after) && after !== "" ? rest.slice(0, -after.length) : withoutExtension(rest);
}
