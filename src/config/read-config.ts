import { readJsonDocument } from "../answers/written/json-document.js";
import type { Config } from "./config.js";
import type { FoundConfig } from "./find-config.js";
import { interpretConfig } from "./interpret-config.js";

/**
 * A `scaffold.config.json`.
 * @throws CONFIG_INVALID
 */
export function readConfig({ path, file, root }: FoundConfig, text: string, cwd: string): Config {
  const source = { file, text, code: "CONFIG_INVALID" } as const;
  return interpretConfig(source, readJsonDocument(source), { path, root, cwd });
}
