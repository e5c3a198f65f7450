import { detectDrizzle } from "./drizzle.js";
import type { ReadHost } from "./host.js";
import { readManifests } from "./manifest.js";
import { Modules } from "./modules.js";
import { detectPrisma } from "./prisma.js";
import type { Orm, Project } from "./project.js";

/** By host, and by the place of the project: what was found. */
const found = new WeakMap<ReadHost, Map<string, Orm | undefined>>();

/**
 * The ORM of a project: its client instance and its models with their columns. Read only when asked for, and once for
 * each host; undefined where the client instance or the models cannot be found.
 */
export function detectOrm(host: ReadHost, project: Project): Orm | undefined {
  const known = found.get(host) ?? new Map<string, Orm | undefined>();
  found.set(host, known);
  const place = `${project.root}\0${project.unit}`;
  if (!known.has(place)) known.set(place, search(host, project));
  return known.get(place);
}

function search(host: ReadHost, project: Project): Orm | undefined {
  const modules = new Modules(host, project.root);
  const manifests = readManifests(host, project.root, project.unit);
  return detectPrisma(modules, project, manifests) ?? detectDrizzle(modules, project);
}
