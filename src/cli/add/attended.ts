import type { RawAnswers } from "../../answers/raw-answers.js";
import { templateOf } from "../../answers/trigger.js";
import { planDiffers } from "../../plan/plan-differs.js";
import { detectProject } from "../../project/detect.js";
import { diskReadHost } from "../../project/disk-read-host.js";
import type { ReadHost } from "../../project/host.js";
import type { Project } from "../../project/project.js";
import { loadTemplate, type Template } from "../../templates/load.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { Context } from "../context.js";
import { describeProject, formatFindings } from "../output/findings.js";
import { ask } from "../wizard/ask.js";
import { askTemplate } from "../wizard/ask-template.js";
import { confirmPlan } from "../wizard/confirm-plan.js";
import { type Prompter, terminalPrompter } from "../wizard/prompter.js";
import { askSettlement } from "../wizard/settle.js";
import { carryOut } from "./carry-out.js";
import { type Made, makePlan, overridesOf, rerunOf } from "./make-plan.js";
import { recoverFirst } from "./recover-first.js";
import { reportPlan } from "./report-plan.js";
import type { AddInput } from "./run-add.js";
import { settleConflicts } from "./settle-conflicts.js";

/**
 * `add` on a terminal: asks what is missing, shows the plan, and carries it out when confirmed.
 *
 * @param wizard whether a required answer is missing; then everything not given is asked, else nothing but the confirmation
 */
export async function addAttended(input: AddInput, context: Context, wizard: boolean): Promise<number | Cancelled> {
  const { options } = input;
  const prompter = terminalPrompter(context.streams);
  const readsOnly = options.dryRun || options.check;
  await recoverFirst(options.cwd, context, readsOnly);
  const host = diskReadHost();
  const project = detectProject(host, options.cwd, overridesOf(input.raw));
  prompter.intro(context.colors.inverse(" scaffold inngest "));
  if (!options.quiet) prompter.note(formatFindings(describeProject(project).slice(0, 7), context.colors), "Found");
  const answered = await answer(input, project, prompter, wizard);
  if (answered.cancelled || answered.template === undefined) return stop(answered, input, context);
  const { raw, template } = answered;
  const plan = (reader: ReadHost, found: Project): Made =>
    makePlan({ host: reader, project: found, template, raw, options });
  const made = plan(host, project);
  if (readsOnly) {
    reportPlan(made, context, options, false);
    return options.check && planDiffers(made.plan) ? 3 : 0;
  }
  const settlement = await askSettlement(made.plan, options.onConflict, prompter);
  if (settlement === CANCELLED) return stop(answered, input, context);
  const shown = { ...made, plan: settleConflicts(made.plan, settlement) };
  if ((await confirmPlan(shown.plan, options, { prompter, colors: context.colors })) === CANCELLED)
    return stop(answered, input, context);
  return carryOut({
    shown,
    again: () =>
      settleConflicts(
        plan(diskReadHost(), detectProject(diskReadHost(), options.cwd, overridesOf(raw))).plan,
        settlement,
      ),
    options,
    context,
    prompter,
  });
}

interface Answered {
  readonly raw: RawAnswers;
  readonly template: Template | undefined;
  readonly cancelled: boolean;
}

async function answer(input: AddInput, project: Project, prompter: Prompter, wizard: boolean): Promise<Answered> {
  if (!wizard) return { raw: input.raw, template: input.template, cancelled: false };
  const asked = await ask(input.raw, project, prompter);
  const id = templateOf(asked.raw);
  const template = input.template ?? (id === undefined ? undefined : loadTemplate(id, input.directories));
  if (asked.cancelled || template === undefined) return { raw: asked.raw, template, cancelled: true };
  return { template, ...(await askTemplate(asked.raw, template.manifest, prompter)) };
}

/** Says that nothing was written, and how to go on from here without typing it all again. */
function stop({ raw, template }: Answered, { options }: AddInput, { streams, colors }: Context): Cancelled {
  streams.stdout.write(
    `\nCancelled; nothing was written. With the answers so far:\n  ${colors.cyan(rerunOf(raw, options, template))}\n`,
  );
  return CANCELLED;
}
