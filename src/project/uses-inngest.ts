import { posix } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { installedVersion } from "./installed-version.js";
import { dependency, type Manifest, readManifests } from "./manifest.js";
import type { Modules } from "./modules.js";
import { packageManagerOf } from "./package-manager.js";
import { ancestors, findUnit } from "./root.js";
import { denoImports } from "./tool-paths.js";

/** With its own source, as Deno has it. */
const SOURCED = /["'](?:npm:\/?|https?:\/\/[^"'\s]*\/)inngest(?:@[^"'/\s]*)?(?:\/[^"'\s]*)?["']/;
/** The bare name, which something else has to give a source. */
const BARE = /["']inngest(?:\/[^"'\s]*)?["']/;
const ADD = { npm: "npm install", pnpm: "pnpm add", yarn: "yarn add", bun: "bun add" } as const;

/**
 * Where the project names inngest: in a manifest, else in the first file that imports it.
 *
 * @throws NO_INNGEST with the command that installs it
 */
export function whereInngestIs(
  modules: Modules,
  unit: string,
  manifests: readonly Manifest[],
  files: readonly string[],
): { file: string; line: number } {
  const range = dependency(manifests, "inngest");
  if (range !== undefined) return { file: range.file, line: range.line };
  for (const file of files) {
    const text = safeText(modules, file);
    const forms = manifests.length === 0 || (BARE.test(text) && isGiven(modules, file)) ? [SOURCED, BARE] : [SOURCED];
    const at = forms.map((form) => text.search(form)).find((found) => found >= 0);
    if (at !== undefined) return { file, line: text.slice(0, at).split("\n").length };
  }
  const file = manifests[0]?.file;
  throw new ScaffoldError("NO_INNGEST", `${file ?? "The project"} does not depend on inngest.`, {
    hint: `Install it: ${ADD[packageManagerOf(modules, unit, manifests)]} inngest.`,
    file,
  });
}

/** By the manifest of the file's own package, by an import map, or installed though none says so. */
function isGiven({ host, root }: Modules, file: string): boolean {
  const directory = posix.join(root, posix.dirname(file));
  const own = readManifests(host, root, findUnit(host, root, directory));
  if (dependency(own, "inngest") !== undefined || installedVersion(host, directory, "inngest") !== undefined)
    return true;
  return [...ancestors(directory)].some((each) => denoImports(host, each).inngest !== undefined);
}

function safeText(modules: Modules, file: string): string {
  try {
    return modules.text(file) ?? "";
  } catch {
    return "";
  }
}
