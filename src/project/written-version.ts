import { posix } from "node:path";
import type { ReadHost } from "./host.js";
import { ancestors } from "./root.js";
import { denoImports } from "./tool-paths.js";

interface WrittenInput {
  readonly host: ReadHost;
  readonly root: string;
  readonly unit: string;
  /** The file that names inngest. */
  readonly seen: { readonly file: string };
}

const SPECIFIER = /["'](npm:\/?inngest(?:@[^"'/\s]*)?|https?:\/\/[^"'\s]*\/inngest@[^"'/\s]*)/;

/**
 * The version in what Deno imports: `npm:inngest@3.27.0` in `imports`, or in the code itself.
 *
 * @returns the specifier, "npm:inngest" where it has no version; undefined where none is written
 */
export function writtenVersion({ host, root, unit, seen }: WrittenInput): string | undefined {
  const from = posix.dirname(posix.join(root, seen.file));
  for (const directory of [...ancestors(from), posix.join(root, unit)]) {
    const target = denoImports(host, directory).inngest;
    if (target !== undefined && /inngest/.test(target)) return target;
  }
  return SPECIFIER.exec(host.readText(posix.join(root, seen.file)) ?? "")?.[1];
}
