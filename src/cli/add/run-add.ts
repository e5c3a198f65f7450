import { checkRawAnswers } from "../../answers/check-raw-answers.js";
import { missingAnswers, requireAnswers } from "../../answers/missing-answers.js";
import { withDefaults } from "../../answers/template-defaults.js";
import { withConfig } from "../../config/configured-answers.js";
import { explainConfigured } from "../../config/explain-configured.js";
import type { ReadHost } from "../../project/host.js";
import { listTemplates, loadTemplate } from "../../templates/load.js";
import type { Cancelled } from "../cancelled.js";
import type { Context } from "../context.js";
import { projectConfig } from "../project-config.js";
import { canPrompt } from "../prompt-gate.js";
import { refuseFlags } from "../refuse-flags.js";
import type { AddInput } from "./add-input.js";
import { chooseTemplate } from "./choose-template.js";
import { type AddRequest, readAdd, readAddWith, withPolicy } from "./read-add.js";

/** Reads the command line twice, then asks or goes ahead. */
export async function runAdd(argv: readonly string[], context: Context): Promise<number | Cancelled> {
  const { streams } = context;
  const first = readAdd(argv, streams);
  const { spec } = first.options;
  if (spec !== undefined) return (await import("./run-spec.js")).runSpec(argv, spec, context);
  const input = await readInput(argv, first, context);
  try {
    return await addOne(input, context);
  } catch (error) {
    throw explainConfigured(error, { ...input, template: input.template?.manifest });
  }
}

async function addOne(input: AddInput, context: Context): Promise<number | Cancelled> {
  const { streams } = context;
  const manifest = input.template?.manifest;
  const answered = withDefaults(withConfig(input.raw, input.config, manifest), manifest);
  if (!canPrompt(streams, input.options)) {
    requireAnswers(answered);
    const { addUnattended } = await import("./unattended.js");
    const make = async (host: ReadHost) =>
      (await import("./settle-unattended.js")).settleUnattended(input, context, host);
    return addUnattended(make, input.options, context);
  }
  const { addAttended } = await import("./attended.js");
  return addAttended(input, context, missingAnswers(answered).length > 0);
}

async function readInput(argv: readonly string[], first: AddRequest, { streams }: Context): Promise<AddInput> {
  const { cwd, templateDirectories } = first.options;
  const { config, directories } = await projectConfig(cwd, templateDirectories);
  const template = chooseTemplate(first.raw, config, (id) => loadTemplate(id, directories, config.helpers));
  const known = template ? [template] : listTemplates(directories, config.helpers);
  refuseFlags(known);
  const { raw, options } = readAddWith(
    known.map((each) => each.manifest),
    argv,
    streams,
  );
  return { raw: checkRawAnswers(raw), options: withPolicy(options, config), directories, template, config };
}
