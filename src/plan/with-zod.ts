import { posix } from "node:path";
import type { ReadHost } from "../project/host.js";
import { Modules } from "../project/modules.js";
import type { Project } from "../project/project.js";
import { unitAt } from "../project/root.js";
import { zodAt } from "../project/zod-version.js";

/** The project with zod as the package of the file has it that declares an event. */
export function withZodOf(host: ReadHost, project: Project, file: string): Project {
  const { root } = project;
  const directory = posix.dirname(file);
  if (unitAt(host, root, posix.join(root, directory)) === undefined) return project;
  const { zod: _, ...rest } = project;
  const zod = zodAt(new Modules(host, root), directory, project.conventions.packages);
  return zod === undefined ? rest : { ...rest, zod };
}
