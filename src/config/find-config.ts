import { posix } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "../project/host.js";
import { ancestors, findRoot } from "../project/root.js";

const NAMES = ["scaffold.config.json", "scaffold.config.mjs"] as const;

export interface FoundConfig {
  /** Absolute, with "/". */
  readonly path: string;
  /** Relative to the project root. */
  readonly file: string;
  /** The project root, absolute. */
  readonly root: string;
  readonly isCode: boolean;
}

/**
 * The nearest configuration from a directory up to the project root; undefined where there is none.
 * @throws CONFIG_INVALID where a directory has both forms
 */
export function findConfig(host: ReadHost, cwd: string): FoundConfig | undefined {
  const root = findRoot(host, cwd);
  for (const directory of ancestors(cwd)) {
    const [found, other] = NAMES.filter((name) => host.isFile(posix.join(directory, name)));
    const fileOf = (name: string): string => posix.relative(root, posix.join(directory, name));
    if (found !== undefined && other !== undefined) {
      throw new ScaffoldError("CONFIG_INVALID", `${fileOf(found)} and ${fileOf(other)} stand beside each other.`, {
        file: fileOf(other),
        hint: "Keep one of them.",
      });
    }
    if (found !== undefined)
      return { path: posix.join(directory, found), file: fileOf(found), root, isCode: found.endsWith(".mjs") };
    if (directory === root) break;
  }
  return undefined;
}
