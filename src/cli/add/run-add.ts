import { missingAnswers, requireAnswers } from "../../answers/missing-answers.js";
import { checkRawAnswers } from "../../answers/questions.js";
import { withDefaults } from "../../answers/template-defaults.js";
import { templateOf } from "../../answers/trigger.js";
import { builtinTemplatesDirectory } from "../../templates/builtin.js";
import { listTemplates, loadTemplate } from "../../templates/load.js";
import type { Cancelled } from "../cancelled.js";
import type { Context } from "../context.js";
import { canPrompt } from "../prompt-gate.js";
import type { AddInput } from "./add-input.js";
import { readAdd, readAddWith } from "./read-add.js";

/** Reads the command line twice, then asks or goes ahead. */
export async function runAdd(argv: readonly string[], context: Context): Promise<number | Cancelled> {
  const { streams } = context;
  const input = readInput(argv, context);
  const answered = withDefaults(input.raw, input.template?.manifest);
  if (!canPrompt(streams, input.options)) {
    requireAnswers(answered);
    const { addUnattended } = await import("./unattended.js");
    return addUnattended(input, context);
  }
  const { addAttended } = await import("./attended.js");
  return addAttended(input, context, missingAnswers(answered).length > 0);
}

function readInput(argv: readonly string[], { streams }: Context): AddInput {
  const first = readAdd(argv, streams);
  const directories = [...first.options.templateDirectories, builtinTemplatesDirectory()];
  const id = templateOf(first.raw);
  const template = id === undefined ? undefined : loadTemplate(id, directories);
  const known = template ? [template] : listTemplates(directories);
  const { raw, options } = readAddWith(
    known.map((each) => each.manifest),
    argv,
    streams,
  );
  return { raw: checkRawAnswers(raw), options, directories, template };
}
