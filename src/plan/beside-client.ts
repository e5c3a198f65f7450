import { posix } from "node:path";
import type { ReadHost } from "../project/host.js";
import type { Project } from "../project/project.js";
import { createResolver } from "../project/resolve-module.js";
import { unitAt } from "../project/root.js";

/** The client's directory, where new functions can import what is there by its path. */
export function besideClient(host: ReadHost, project: Project): string | undefined {
  const { root, home, client } = project;
  const directory = posix.dirname(client.declaredIn);
  if ((unitAt(host, root, posix.join(root, directory)) ?? home) !== home) return undefined;
  const { module } = client.value;
  return "file" in module || isOfLibrary(host, project, module.package) ? directory : undefined;
}

/** Whether functions go into the library that the compiler maps a name to. */
function isOfLibrary(host: ReadHost, { root, functionsDirectory: { value } }: Project, name: string): boolean {
  const main = createResolver(host, root)(name, posix.join(value, "x.ts"));
  const library = main === undefined ? "" : posix.dirname(main).replace(/\/src$/, "");
  return `${value}/`.startsWith(`${library}/`);
}
