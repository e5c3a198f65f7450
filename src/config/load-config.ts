import type { ReadHost } from "../project/host.js";
import { type Config, NO_CONFIG } from "./config.js";
import { findConfig } from "./find-config.js";

/**
 * The configuration for a working directory. Where there is none, nothing is loaded to read it.
 *
 * @param cwd absolute, with "/"
 * @throws CONFIG_INVALID with line and column, or with the key where the file is code
 */
export async function loadConfig(host: ReadHost, cwd: string): Promise<Config> {
  const found = findConfig(host, cwd);
  if (found === undefined) return NO_CONFIG;
  if (found.isCode) return (await import("./import-config.js")).importConfig(found, cwd);
  return (await import("./read-config.js")).readConfig(found, host.readText(found.path) ?? "", cwd);
}
