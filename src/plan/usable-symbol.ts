import type { ModuleRef, Project } from "../project/project.js";
import { importSpecifier } from "../project/specifier.js";
import type { UsableSymbol } from "../templates/context.js";

export interface SymbolSource {
  readonly exported: string;
  readonly local?: string;
  readonly module: ModuleRef;
}

/** A symbol with its specifier for each file that may import it. */
export function usableSymbol(project: Project, source: SymbolSource, files: readonly string[]): UsableSymbol {
  const { exported, local = exported, module } = source;
  if ("package" in module) return { exported, local, specifiers: { "*": module.package } };
  const others = files.filter((file) => file !== module.file);
  return {
    exported,
    local,
    specifiers: Object.fromEntries(others.map((file) => [file, importSpecifier(project, file, module)])),
  };
}
