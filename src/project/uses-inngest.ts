import { posix } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { installedVersion } from "./installed-version.js";
import { dependency, type Manifest, readManifests } from "./manifest.js";
import type { Modules } from "./modules.js";
import { packageManagerOf } from "./package-manager.js";
import { ancestors, findUnit } from "./root.js";
import { denoImports } from "./tool-paths.js";

/** What a text imports or requires. */
const IMPORTED = /\b(?:from|import|require)\s*\(?\s*["']([^"'\n]+)["']/g;
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
    const found = [...text.matchAll(IMPORTED)].find(([, specifier = ""]) =>
      isInngest(modules, specifier, file, manifests),
    );
    if (found !== undefined) return { file, line: text.slice(0, found.index).split("\n").length };
  }
  const file = manifests[0]?.file;
  throw new ScaffoldError("NO_INNGEST", `${file ?? "The project"} does not depend on inngest.`, {
    hint: `Install it: ${ADD[packageManagerOf(modules, unit, manifests)]} inngest.`,
    file,
  });
}

/** The bare name is one that something else has to give a source. */
function isInngest(modules: Modules, specifier: string, file: string, manifests: readonly Manifest[]): boolean {
  const named = modules.packageNamed(specifier, file);
  if (named?.name !== "inngest") return false;
  return named.base !== "inngest" || manifests.length === 0 || isGiven(modules, file);
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
