import { ScaffoldError } from "../errors/scaffold-error.js";
import { dependency, type Manifest } from "./manifest.js";
import type { Modules } from "./modules.js";
import { packageManagerOf } from "./package-manager.js";

const IMPORT = /["'](?:npm:|https?:\/\/[^"'\s]*\/)?inngest(?:@[^"'/\s]*)?(?:\/[^"'\s]*)?["']/;
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
    const at = text.search(IMPORT);
    if (at >= 0) return { file, line: text.slice(0, at).split("\n").length };
  }
  const file = manifests[0]?.file;
  throw new ScaffoldError("NO_INNGEST", `${file ?? "The project"} does not depend on inngest.`, {
    hint: `Install it: ${ADD[packageManagerOf(modules, unit, manifests)]} inngest.`,
    file,
  });
}

function safeText(modules: Modules, file: string): string {
  try {
    return modules.text(file) ?? "";
  } catch {
    return "";
  }
}
