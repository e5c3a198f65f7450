import type { RawAnswers } from "../../answers/raw-answers.js";
import { withDefaults } from "../../answers/template-defaults.js";
import { templateOf, triggerOf } from "../../answers/trigger.js";
import type { Config } from "../../config/config.js";
import { configuredAnswers } from "../../config/configured-answers.js";
import { explainKey } from "../../config/explain-configured.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Template } from "../../templates/load.js";

/**
 * The template that a job's answers lead to; the configuration's where there is one that can be started so. Undefined
 * where the trigger is not known.
 *
 * @throws CONFIG_INVALID where the configuration names a template that there is not
 */
export function chooseTemplate(raw: RawAnswers, config: Config, load: (id: string) => Template): Template | undefined {
  const { template: preset, ...configured } = configuredAnswers(raw, config);
  const known = { ...raw, ...configured };
  const loadPreset = (id: string): Template => {
    try {
      return load(id);
    } catch (error) {
      throw error instanceof ScaffoldError && error.code === "TEMPLATE_UNKNOWN"
        ? explainKey(config, "template", error)
        : error;
    }
  };
  if (preset !== undefined) {
    const template = loadPreset(preset);
    const { trigger: allowed = [] } = template.manifest;
    const trigger = triggerOf(withDefaults(known, template.manifest));
    if (trigger === undefined || allowed.length === 0 || allowed.includes(trigger)) return template;
  }
  const id = templateOf(known);
  return id === undefined ? undefined : load(id);
}
