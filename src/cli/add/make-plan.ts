import { aboutJob } from "../../answers/about.js";
import type { Answers } from "../../answers/answers.js";
import { definedOnly } from "../../answers/defined-only.js";
import type { RawAnswers } from "../../answers/raw-answers.js";
import { rerunCommand } from "../../answers/rerun-command.js";
import type { Resolved } from "../../answers/resolve.js";
import { withDefaults, withoutDefaults } from "../../answers/template-defaults.js";
import { triggerOf } from "../../answers/trigger.js";
import type { Config } from "../../config/config.js";
import { resolveConfigured, withConfig } from "../../config/configured-answers.js";
import { createFormatter } from "../../format/formatter.js";
import { planAdd } from "../../plan/plan-add.js";
import { chosenPath } from "../../project/chosen-path.js";
import type { Choose } from "../../project/detect.js";
import type { ReadHost } from "../../project/host.js";
import type { Project, Warning } from "../../project/project.js";
import { explainDefault } from "../../templates/explain-default.js";
import type { Template } from "../../templates/load.js";
import { invocation } from "../invocation.js";
import type { Made } from "./made.js";
import type { AddOptions } from "./read-add.js";
import { warnIgnored } from "./warn-ignored.js";

export interface PlanInput {
  readonly host: ReadHost;
  readonly project: Project;
  readonly template: Template;
  readonly raw: RawAnswers;
  readonly options: AddOptions;
  readonly config: Config;
}

/** What would be done, whoever asks: every way to run `add` goes through here. */
export function makePlan({ host, project, template, raw, options, config }: PlanInput): Made {
  const { answers, warnings } = resolved(raw, { config, project, template });
  const located = withPlaces(answers, host, { root: project.root, cwd: options.cwd });
  const formatter = options.format ? createFormatter(host, project.root) : undefined;
  const plan = planAdd({ host, project, template, answers: located, format: formatter?.format });
  const all = unique([...warnings, ...plan.warnings, ...warnIgnored(plan), ...(formatter?.warnings() ?? [])]);
  return { plan: { ...plan, warnings: all }, rerun: rerunOf(raw, options, template) };
}

/**
 * The answers judged, with those of the configuration and of the template.
 * @throws what `resolveConfigured` throws, about the template's own at its place there
 */
export function resolved(
  raw: RawAnswers,
  { template, ...on }: Pick<PlanInput, "config" | "project" | "template">,
): Resolved {
  try {
    return resolveConfigured(raw, { ...on, template: template.manifest });
  } catch (error) {
    throw explainDefault(error, template);
  }
}

/** The answers with the file that sends the event as a path relative to the root. */
export const withPlaces = (answers: Answers, host: ReadHost, at: { root: string; cwd: string }): Answers =>
  answers.emitFrom === undefined ? answers : { ...answers, emitFrom: chosenPath(host, at, answers.emitFrom) };

export function rerunOf(raw: RawAnswers, options: AddOptions, template?: Template): string {
  return rerunCommand(withoutDefaults(raw, template?.manifest), {
    command: invocation(),
    questions: template?.manifest.questions ?? [],
    cwd: options.cwdFlag,
    templates: options.templateFlags,
    format: options.format,
  });
}

const unique = (warnings: readonly Warning[]): Warning[] => [
  ...new Map(warnings.map((warning) => [JSON.stringify(warning), warning])).values(),
];

/** What the answers and the configuration say about where things are, for detection. */
export const overridesOf = (raw: RawAnswers, config: Config, template?: Template): Choose => {
  const all = withDefaults(withConfig(raw, config, template?.manifest), template?.manifest);
  const { serve, client, dir, testDir } = all;
  const trigger = triggerOf(all) === "cron" ? "cron" : undefined;
  return definedOnly({ serve, client, dir, testDir, trigger, about: aboutJob(all) });
};
