import { definedOnly } from "../../answers/defined-only.js";
import type { RawAnswers } from "../../answers/raw-answers.js";
import { rerunCommand } from "../../answers/rerun-command.js";
import { resolveAnswers } from "../../answers/resolve.js";
import { withDefaults, withoutDefaults } from "../../answers/template-defaults.js";
import { triggerOf } from "../../answers/trigger.js";
import type { Plan } from "../../plan/plan.js";
import { planAdd } from "../../plan/plan-add.js";
import type { Choose } from "../../project/detect.js";
import type { ReadHost } from "../../project/host.js";
import type { Project, Warning } from "../../project/project.js";
import type { Template } from "../../templates/load.js";
import { invocation } from "../invocation.js";
import type { AddOptions } from "./read-add.js";

export interface PlanInput {
  readonly host: ReadHost;
  readonly project: Project;
  readonly template: Template;
  readonly raw: RawAnswers;
  readonly options: AddOptions;
}

/** The plan, and the command that makes the same one. */
export interface Made {
  readonly plan: Plan;
  readonly rerun: string;
}

/** What would be done, whoever asks: every way to run `add` goes through here. */
export function makePlan({ host, project, template, raw, options }: PlanInput): Made {
  const { answers, warnings } = resolveAnswers(raw, template.manifest, project);
  const plan = planAdd({ host, project, template, answers });
  const all = unique([...warnings, ...plan.warnings]);
  return { plan: { ...plan, warnings: all }, rerun: rerunOf(raw, options, template) };
}

export function rerunOf(raw: RawAnswers, options: AddOptions, template?: Template): string {
  return rerunCommand(withoutDefaults(raw, template?.manifest), {
    command: invocation(),
    questions: template?.manifest.questions ?? [],
    cwd: options.cwdFlag,
    templates: options.templateFlags,
  });
}

const unique = (warnings: readonly Warning[]): Warning[] => [
  ...new Map(warnings.map((warning) => [JSON.stringify(warning), warning])).values(),
];

/** What the answers say about where things are, for detection. */
export const overridesOf = (raw: RawAnswers, template?: Template): Choose => {
  const { serve, client, dir } = raw;
  const trigger = triggerOf(withDefaults(raw, template?.manifest));
  return definedOnly({ serve, client, dir, trigger: trigger === "cron" ? "cron" : undefined });
};
