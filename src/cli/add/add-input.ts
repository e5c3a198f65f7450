import type { Config } from "../../config/config.js";
import type { Template } from "../../templates/load.js";
import type { AddRequest } from "./read-add.js";

/** A command line of `add` that was read and judged as far as that goes without the project. */
export interface AddInput extends AddRequest {
  readonly config: Config;
  /** Where templates are looked for, the first before the last. */
  readonly directories: readonly string[];
  /** Undefined where the trigger has to be asked first. */
  readonly template: Template | undefined;
}
