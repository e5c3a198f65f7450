import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ScaffoldError } from "../errors/scaffold-error.js";

/** The `templates` folder of this package, found from `src` and from `dist/chunks` alike. */
export function builtinTemplatesDirectory(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, "package.json"))) {
    const parent = dirname(directory);
    if (parent === directory) throw new ScaffoldError("INTERNAL", "The package's own folder was not found.");
    directory = parent;
  }
  return join(directory, "templates");
}
