import { ts } from "@ts-morph/common";
import type { Modules } from "./modules.js";
import type { ModuleRef } from "./project.js";

/** The module to import a file's exports from: the barrel, where it passes all of them on, else the file itself. */
export function barrelOf(modules: Modules, barrel: ModuleRef, file: string): ModuleRef {
  if ("package" in barrel || barrel.file === file) return { file };
  return starTargets(modules, barrel.file, new Set()).has(file) ? barrel : { file };
}

/** The files whose every export a module passes on with `export *`. */
function starTargets(modules: Modules, file: string, seen: Set<string>): Set<string> {
  if (seen.has(file)) return seen;
  for (const statement of modules.source(file)?.statements ?? []) {
    const passesAll =
      ts.isExportDeclaration(statement) && statement.exportClause === undefined && !statement.isTypeOnly;
    if (!passesAll || statement.moduleSpecifier === undefined || !ts.isStringLiteral(statement.moduleSpecifier))
      continue;
    const target = modules.resolve(statement.moduleSpecifier.text, file);
    if (target === undefined) continue;
    starTargets(modules, target, seen);
    seen.add(target);
  }
  return seen;
}
