import { posix } from "node:path";
import { isDependedOnBy } from "../../project/depended-on.js";
import type { ReadHost } from "../../project/host.js";
import { Modules } from "../../project/modules.js";
import type { OrmName, Project } from "../../project/project.js";
import { importedBefore } from "../borders/imported-before.js";

/** Whether the package of the functions can import what queries are written with; that of Prisma are the client's own. */
export function canQuery(host: ReadHost, { root, home, conventions }: Project, orm: OrmName): boolean {
  const modules = new Modules(host, root);
  const isOfPackage = !conventions.packages.sourced && modules.isFile(posix.join(home, "package.json"));
  if (orm === "prisma" || !isOfPackage) return true;
  const file = posix.join(home, "x.ts");
  const name = "drizzle-orm";
  return isDependedOnBy(modules, file, name) || importedBefore(modules, { kind: "dependency", file, unit: home, name });
}
