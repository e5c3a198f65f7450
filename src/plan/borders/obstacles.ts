import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { isDependedOnBy } from "../../project/depended-on.js";
import { matchPattern } from "../../project/match-pattern.js";
import type { Modules } from "../../project/modules.js";
import { outlineOf } from "../../project/outline.js";
import { givesEntry, packagesOf, type WorkspacePackage } from "../../project/package-entries.js";
import { isSourced, packageOfSpecifier } from "../../project/package-name.js";
import { unitOfFile } from "../../project/root.js";
import { isCode } from "../../project/source-files.js";
import type { FileChange } from "../plan.js";
import { importedBefore } from "./imported-before.js";

/** Why a file of a package cannot import what a plan has it import. */
export type Obstacle = { readonly file: string; readonly unit: string } & (
  | { readonly kind: "dependency"; readonly name: string }
  | { readonly kind: "entry"; readonly specifier: string; readonly owner: WorkspacePackage }
  | { readonly kind: "path"; readonly specifier: string; readonly owner: WorkspacePackage }
);

/**
 * The imports of changed files that do not hold in their package: of a package that it does not depend on, of a module
 * that another one does not give, by a path into another one. What the package's own files import already is its own affair.
 *
 * @param before the project as it is
 * @param after the project as it will be
 */
export function obstaclesIn(before: Modules, after: Modules, change: FileChange): Obstacle[] {
  const { path } = change;
  const unit = unitOfFile(after.host, after.root, path);
  if (unit === undefined || !after.isFile(posix.join(unit, "package.json"))) return [];
  const found = newSpecifiers(change).flatMap((specifier) => obstacle(after, { path, unit }, specifier) ?? []);
  return found.filter((each) => !importedBefore(before, each));
}

function newSpecifiers({ path, before, after }: FileChange): string[] {
  if (after === undefined || !isCode(path)) return [];
  const known = new Set(before === undefined ? [] : outlineOf(path, before).specifiers);
  return [...new Set(outlineOf(path, after).specifiers)].filter((each) => !known.has(each));
}

interface Importer {
  readonly path: string;
  readonly unit: string;
}

function obstacle(modules: Modules, { path, unit }: Importer, specifier: string): Obstacle | undefined {
  const at = { file: path, unit };
  if (specifier.startsWith(".")) {
    const owner = ownerOf(modules, specifier, path);
    return owner === undefined || owner.directory === unit ? undefined : { ...at, kind: "path", specifier, owner };
  }
  if (isSourced(specifier) || isBuiltin(specifier) || /^(?:#|[a-z]+:)/.test(specifier)) return undefined;
  if (
    modules
      .mappingAt(path)
      .paths.some(({ pattern }) => pattern !== "*" && matchPattern(pattern, specifier) !== undefined)
  )
    return undefined;
  const name = packageOfSpecifier(specifier);
  const owner = packagesOf(modules).find((each) => each.name === name);
  // By an alias of the project's own.
  if (owner === undefined && modules.resolve(specifier, path) !== undefined) return undefined;
  if (owner?.directory !== unit && !isDependedOnBy(modules, path, name)) return { ...at, kind: "dependency", name };
  if (owner === undefined || givesEntry(modules, owner, specifier)) return undefined;
  return { ...at, kind: "entry", specifier, owner };
}

/** The package of the workspace that a path leads into. */
function ownerOf(modules: Modules, specifier: string, path: string): WorkspacePackage | undefined {
  const target = modules.resolve(specifier, path);
  const unit = target && unitOfFile(modules.host, modules.root, target);
  return unit === undefined ? undefined : packagesOf(modules).find(({ directory }) => directory === unit);
}
