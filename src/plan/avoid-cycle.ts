import type { ModuleRef, Project } from "../project/project.js";
import { type ImportGraph, importPath } from "./import-graph.js";

/**
 * The module to take a symbol from: the barrel that others use, unless loading it leads back to the registration, which
 * then would be read before it is made; then the file that declares the symbol.
 */
export function withoutCycle(graph: ImportGraph, project: Project, module: ModuleRef, declaredIn: string): ModuleRef {
  if ("package" in module || module.file === declaredIn) return module;
  const { file } = project.registration;
  const leadsBack = module.file === file || importPath(graph, module.file, file) !== undefined;
  return leadsBack ? { file: declaredIn } : module;
}
