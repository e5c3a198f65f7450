import { detectOrm } from "../project/orm.js";
import type { ExportedSymbol, Project } from "../project/project.js";
import { type ImportGraph, importPath } from "./import-graph.js";

/**
 * The database client that loading the Inngest client loads as well, as a barrel with tenant helpers does; a test that
 * does not replace it would connect.
 */
export function dbClientInReach(graph: ImportGraph, project: Project): ExportedSymbol | undefined {
  const { module } = project.client.value;
  // Only a barrel brings more than the client itself.
  if (!("file" in module) || module.file === project.client.declaredIn) return undefined;
  const client = detectOrm(graph.host, project)?.client;
  if (client === undefined || !("file" in client.module)) return undefined;
  return importPath(graph, module.file, client.module.file) === undefined ? undefined : client;
}
