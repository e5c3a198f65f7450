import type { Config } from "../config/config.js";
import { loadConfig } from "../config/load-config.js";
import { diskReadHost } from "../project/disk-read-host.js";
import { builtinTemplatesDirectory } from "../templates/builtin.js";
import { listTemplates } from "../templates/load.js";

/** What a project says for all its jobs, and where its templates are. */
export interface ProjectConfig {
  readonly config: Config;
  /** Absolute; the first before the last, which is the built-in one. */
  readonly directories: readonly string[];
}

/**
 * The configuration that holds in a working directory. Directories of templates that were given as flags come first.
 *
 * @param cwd absolute, with "/"
 * @param own absolute
 * @throws CONFIG_INVALID
 */
export async function projectConfig(cwd: string, own: readonly string[]): Promise<ProjectConfig> {
  const config = await loadConfig(diskReadHost(), cwd);
  const directories = [...own, ...config.templates.map(({ directory }) => directory), builtinTemplatesDirectory()];
  if (config.rest.length > 0) {
    const { checkTemplateDefaults } = await import("../config/configured-answers.js");
    checkTemplateDefaults(
      config,
      listTemplates(directories).map(({ manifest }) => manifest),
    );
  }
  return { config, directories };
}
