import { detectDrizzle } from "./drizzle.js";
import type { ReadHost } from "./host.js";
import { readManifests } from "./manifest.js";
import { Modules } from "./modules.js";
import { detectPrisma } from "./prisma.js";
import type { Orm, Project } from "./project.js";

/**
 * The ORM of a project: its client instance and its models with their columns. Read only when asked for; undefined
 * where the client instance or the models cannot be found.
 */
export function detectOrm(host: ReadHost, project: Project): Orm | undefined {
  const modules = new Modules(host, project.root);
  const manifests = readManifests(host, project.root, project.unit);
  return detectPrisma(modules, project, manifests) ?? detectDrizzle(modules, project);
}
