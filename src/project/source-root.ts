import { posix } from "node:path";
import type { Modules } from "./modules.js";

/** The directory the layouts' paths are relative to: `src` of the unit where the client is in it, or where there is one and the client is elsewhere than below the unit. */
export function sourceRootOf(modules: Modules, unit: string, declaredIn: string): string {
  const src = posix.join(unit, "src");
  if (declaredIn.startsWith(`${src}/`)) return src;
  const inUnit = unit === "" || declaredIn.startsWith(`${unit}/`);
  return !inUnit && modules.host.isDirectory(posix.join(modules.root, src)) ? src : unit;
}
