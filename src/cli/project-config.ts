import { printable } from "../answers/printable.js";
import { refuseAt } from "../answers/written/document.js";
import type { Config } from "../config/config.js";
import { loadConfig } from "../config/load-config.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
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
 * @param creates whether a directory that is not there yet is to be made
 * @throws CONFIG_INVALID
 */
export async function projectConfig(
  cwd: string,
  own: readonly string[],
  { creates = false }: { readonly creates?: boolean } = {},
): Promise<ProjectConfig> {
  const host = diskReadHost();
  const config = await loadConfig(host, cwd);
  const absent = config.templates.find(({ directory }) => !host.isDirectory(directory));
  if (absent !== undefined && config.source !== undefined && !creates) {
    throw refuseAt(config.source, absent.at, {
      message: `There is no directory of templates ${printable(absent.directory)}.`,
      hint: "Name one that is there; paths are relative to the configuration. templates new makes the first.",
    });
  }
  const configured = config.templates.map(({ directory }) => directory);
  const there = creates ? [...own, ...configured].filter((each) => host.isDirectory(each)) : [...own, ...configured];
  const directories = [...there, builtinTemplatesDirectory()];
  if (Object.keys(config.helpers).length > 0) await refuseBuiltIn(config);
  if (config.rest.length > 0) {
    const { checkTemplateDefaults } = await import("../config/configured-answers.js");
    checkTemplateDefaults(
      config,
      listTemplates(directories, config.helpers).map(({ manifest }) => manifest),
    );
  }
  return { config, directories };
}

/** A template that means the one it knows must not get another. */
async function refuseBuiltIn({ helpers, source }: Config): Promise<void> {
  const { isBuiltInHelper } = await import("../templates/helpers/all.js");
  const taken = Object.keys(helpers).find(isBuiltInHelper);
  if (taken === undefined) return;
  throw new ScaffoldError("CONFIG_INVALID", `helpers.${taken} is the name of a built-in helper.`, {
    file: source?.file,
    hint: "Give the helper another name.",
  });
}
