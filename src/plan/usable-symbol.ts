import type { ModuleRef, Project } from "../project/project.js";
import { importSpecifier } from "../project/specifier.js";
import type { UsableSymbol } from "../templates/context.js";

export interface SymbolSource {
  readonly exported: string;
  readonly local?: string;
  readonly called?: true;
  readonly module: ModuleRef;
}

/** A symbol with its specifier for each file that may import it. */
export function usableSymbol(project: Project, source: SymbolSource, files: readonly string[]): UsableSymbol {
  const { exported, local = exported, called, module } = source;
  const name = { exported, local, ...(called === undefined ? {} : { called }) };
  if ("package" in module) return { ...name, specifiers: { "*": module.package } };
  const others = files.filter((file) => file !== module.file);
  return {
    ...name,
    specifiers: Object.fromEntries(others.map((file) => [file, importSpecifier(project, file, module)])),
  };
}
