import type { ModuleRef, Project } from "../project/project.js";
import { type ImportGraph, importPath } from "./import-graph.js";

/**
 * The project with its client and event types taken from a barrel only where loading the barrel does not lead back to
 * the registration, which would then be read before it is made; else from the files that declare them.
 */
export function withoutCycles(project: Project, graph: ImportGraph): Project {
  const { client, registry, registration } = project;
  const leadsBack = (file: string): boolean =>
    file === registration.file || importPath(graph, file, registration.file) !== undefined;
  const safe = (module: ModuleRef, declaredIn: string): ModuleRef =>
    "package" in module || module.file === declaredIn || !leadsBack(module.file) ? module : { file: declaredIn };
  return {
    ...project,
    client: { ...client, value: { ...client.value, module: safe(client.value.module, client.declaredIn) } },
    ...(registry === undefined ? {} : { registry: { ...registry, module: safe(registry.module, registry.file) } }),
  };
}
