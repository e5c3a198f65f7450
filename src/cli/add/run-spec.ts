import { checkRawAnswers } from "../../answers/check-raw-answers.js";
import { QUESTIONS } from "../../answers/questions.js";
import { readSpec } from "../../answers/spec-file.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { loadTemplate, type Template } from "../../templates/load.js";
import type { Cancelled } from "../cancelled.js";
import type { Context } from "../context.js";
import { projectConfig } from "../project-config.js";
import { canPrompt } from "../prompt-gate.js";
import { type AddRequest, readAddWith, withPolicy } from "./read-add.js";
import { readSpecText } from "./read-spec-text.js";
import { readyJob, type SpecInput } from "./spec-input.js";

/** `add --spec`: reads the file, then shows the plan and asks, or goes ahead. */
export async function runSpec(argv: readonly string[], spec: string, context: Context): Promise<number | Cancelled> {
  const { streams } = context;
  const input = await readInput(readAddWith([], argv, streams), spec, context);
  if (canPrompt(streams, input.options)) {
    const { addSpecAttended } = await import("./attended-spec.js");
    return addSpecAttended(input, context);
  }
  const { addUnattended } = await import("./unattended.js");
  const { options } = input;
  return addUnattended(
    async (host) => (await import("./settle-spec.js")).settleSpec(input, context, host),
    options,
    context,
  );
}

async function readInput({ raw, options }: AddRequest, given: string, { streams }: Context): Promise<SpecInput> {
  refuseJobFlags(raw);
  const { cwd, templateDirectories } = options;
  const common = checkRawAnswers(raw);
  const { config, directories } = await projectConfig(cwd, templateDirectories);
  const { file, text } = await readSpecText(given, cwd, streams.stdin);
  const spec = await readSpec(file, text);
  const loaded = new Map<string, Template>();
  const load = (id: string): Template => {
    const template = loaded.get(id) ?? loadTemplate(id, directories, config.helpers);
    loaded.set(id, template);
    return template;
  };
  const jobs = spec.jobs.map((job) => readyJob(spec, job, { common, config, load }));
  return { spec, jobs, common, options: withPolicy(options, config), config };
}

/** What is one job's own cannot be said for all of them. */
function refuseJobFlags(raw: AddRequest["raw"]): void {
  const question = QUESTIONS.find(({ key, group }) => group !== "Project" && raw[key] !== undefined);
  if (question === undefined) return;
  const { flag = "The job's name" } = question;
  throw new ScaffoldError("USAGE", `${flag} is given beside --spec, whose jobs have their own.`, {
    hint: "Put it into the file. Options that say where things are hold for all its jobs: --serve, --client, --dir, --test-dir, --test, --db.",
  });
}
