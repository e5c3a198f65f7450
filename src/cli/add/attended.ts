import type { RawAnswers } from "../../answers/raw-answers.js";
import { withDefaults } from "../../answers/template-defaults.js";
import { configuredAnswers, withConfig, withoutConfig } from "../../config/configured-answers.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { type DatabaseChoices, databaseChoices, idTypeIn, NO_CHOICES } from "../../plan/db/database-choices.js";
import { entityName } from "../../plan/entity.js";
import { knownFields } from "../../plan/known-fields.js";
import { detectProject } from "../../project/detect.js";
import { diskReadHost } from "../../project/disk-read-host.js";
import type { ReadHost } from "../../project/host.js";
import type { Project } from "../../project/project.js";
import { listTemplates, loadTemplate, type Template } from "../../templates/load.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { Context } from "../context.js";
import { agree } from "../wizard/agree.js";
import { ask } from "../wizard/ask.js";
import { askDatabase } from "../wizard/ask-database.js";
import { askFlow } from "../wizard/ask-flow.js";
import { askPlace } from "../wizard/ask-place.js";
import { askTemplate } from "../wizard/ask-template.js";
import { type Prompter, terminalPrompter } from "../wizard/prompter.js";
import type { AddInput } from "./add-input.js";
import { carryOut } from "./carry-out.js";
import { chooseTemplate } from "./choose-template.js";
import { differs, type Made } from "./made.js";
import { makePlan, overridesOf, rerunOf, resolved } from "./make-plan.js";
import { openProject } from "./open-project.js";
import { reportPlan } from "./report-plan.js";
import { settleConflicts } from "./settle-conflicts.js";

/**
 * `add` on a terminal: asks what is missing, shows the plan, and carries it out when confirmed.
 *
 * @param wizard whether a required answer is missing; then everything not given is asked, else what the template requires, a place that is a guess, and the confirmation
 */
export async function addAttended(given: AddInput, context: Context, wizard: boolean): Promise<number | Cancelled> {
  const { options } = given;
  const prompter = terminalPrompter(context.streams);
  const opened = await openProject(given, context, prompter);
  if (opened === CANCELLED) return stop({ ...given, cancelled: true }, given, context);
  const { project, input } = opened;
  const answered = await withPlace(await answer(input, project, prompter, wizard), input, prompter);
  const { raw, template, cancelled } = answered;
  if (cancelled || template === undefined) return stop(answered, input, context);
  const plan = (): Made => planNow(raw, template, input);
  const made = wizard ? orSayHow(plan, () => sayHow(answered, input, context)) : plan();
  if (options.dryRun || options.check) {
    reportPlan(made, context, options, { command: "add", written: false });
    return options.check && differs(made) ? 3 : 0;
  }
  const agreed = await agree(made.plan, options, { prompter, colors: context.colors });
  if (agreed === CANCELLED) return stop(answered, input, context);
  const shown = { ...made, plan: agreed.plan };
  const again = () => settleConflicts(plan().plan, agreed.settlement);
  return carryOut({ shown, again, options, context, prompter });
}

/** From what is on disk at this moment. */
function planNow(raw: RawAnswers, template: Template, { options, config }: AddInput): Made {
  const host = diskReadHost();
  const project = detectProject(host, options.cwd, overridesOf(raw, config, template));
  return makePlan({ host, project, template, raw, options, config });
}

interface Answered {
  readonly raw: RawAnswers;
  readonly template: Template | undefined;
  readonly cancelled: boolean;
}

async function answer(input: AddInput, project: Project, prompter: Prompter, wizard: boolean): Promise<Answered> {
  if (!wizard) return answerRequired(input, project, prompter);
  // What the configuration says is not asked again, but for the data: no two events carry the same.
  const { field: _, ...configured } = configuredAnswers(input.raw, input.config, input.template?.manifest);
  const known = withDefaults({ ...input.raw, ...configured }, input.template?.manifest);
  const answered = await askAll({ input, known, project, prompter });
  return { ...answered, raw: withoutConfig(answered.raw, configured) };
}

/** Where the function goes shows when it is known what it is about. */
async function withPlace(answered: Answered, { options, config }: AddInput, prompter: Prompter): Promise<Answered> {
  const { raw, template, cancelled } = answered;
  if (cancelled || template === undefined || raw.dir !== undefined) return answered;
  const { cwd } = options;
  const host = diskReadHost();
  const project = detectProject(host, cwd, overridesOf(raw, config, template));
  const placed = await askPlace(raw, { host, project, prompter, cwd });
  return placed === CANCELLED ? { ...answered, cancelled: true } : { ...answered, raw: placed };
}

/** Nothing but what the template cannot do without. */
async function answerRequired(input: AddInput, project: Project, prompter: Prompter): Promise<Answered> {
  const { raw, template, config } = input;
  if (template === undefined) return { raw, template, cancelled: false };
  const { manifest } = template;
  const { extra = {} } = withConfig(raw, config, manifest);
  const questions = manifest.questions.filter(
    ({ key, required, default: preset }) => required && preset === undefined && extra[key] === undefined,
  );
  return { template, ...(await askTemplate(raw, { ...manifest, needs: [], questions }, { project, prompter })) };
}

interface Asking {
  readonly input: AddInput;
  /** The answers there are. */
  readonly known: RawAnswers;
  readonly project: Project;
  readonly prompter: Prompter;
}

async function askAll({ input, known, project, prompter }: Asking): Promise<Answered> {
  const templates = listTemplates(input.directories, input.config.helpers).map(({ manifest }) => manifest);
  const host = diskReadHost();
  const idType = (entity: string) => idTypeIn(host, project, entity);
  const asked = await ask(known, project, { prompter, templates, idType });
  const template =
    input.template ??
    chooseTemplate(asked.raw, input.config, (id) => loadTemplate(id, input.directories, input.config.helpers));
  if (asked.cancelled || template === undefined) return { raw: asked.raw, template, cancelled: true };
  const told = await askTemplate(asked.raw, template.manifest, { project, prompter });
  if (told.cancelled) return { template, ...told };
  const placed = await askDatabase(told.raw, choicesFor(told.raw, template, { input, host, project }), {
    prompter,
    judge: (raw) => makePlan({ ...input, host, project, template, raw }),
  });
  return {
    template,
    ...(placed.cancelled ? placed : await askFlow(placed.raw, template.manifest, { project, prompter })),
  };
}

/** What there is to choose of the project's database, by the answers so far. */
function choicesFor(
  raw: RawAnswers,
  template: Template,
  { input, host, project }: { readonly input: AddInput; readonly host: ReadHost; readonly project: Project },
): DatabaseChoices {
  try {
    const { answers } = resolved(raw, { config: input.config, project, template });
    const known = project.events.find((event) => event.value === answers.event && event.fields !== undefined);
    const entity = entityName(answers, answers.fields ?? knownFields(known));
    return databaseChoices({ host, project, answers, entity, needed: template.manifest.db });
  } catch (error) {
    // What is wrong with the answers, the plan says, and keeps them.
    if (error instanceof ScaffoldError) return NO_CHOICES;
    throw error;
  }
}

/** A refusal after all those questions must not cost the answers. */
function orSayHow(plan: () => Made, say: () => void): Made {
  try {
    return plan();
  } catch (error) {
    say();
    throw error;
  }
}

function stop(answered: Answered, input: AddInput, context: Context): Cancelled {
  context.streams.stdout.write("\nCancelled; nothing was written.\n");
  sayHow(answered, input, context);
  return CANCELLED;
}

/** How to go on from here without typing it all again. */
function sayHow({ raw, template }: Answered, { options }: AddInput, { streams, colors }: Context): void {
  streams.stdout.write(`\nWith the answers so far:\n${colors.cyan(rerunOf(raw, options, template))}\n\n`);
}
