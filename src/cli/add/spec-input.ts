import { missingAnswers } from "../../answers/missing-answers.js";
import { printable } from "../../answers/printable.js";
import type { RawAnswers } from "../../answers/raw-answers.js";
import { refuseUnknown, type SpecFile, type SpecJob, withTemplate } from "../../answers/spec-file.js";
import { withDefaults } from "../../answers/template-defaults.js";
import { USUAL_TEMPLATES } from "../../answers/trigger.js";
import { type At, refuseAt } from "../../answers/written/document.js";
import { explainAt } from "../../answers/written/written-answers.js";
import type { Config } from "../../config/config.js";
import { withConfig } from "../../config/configured-answers.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Template } from "../../templates/load.js";
import { chooseTemplate } from "./choose-template.js";
import type { AddOptions } from "./read-add.js";

/** A job of a spec file with the template it leads to, judged as far as that goes without the project. */
export interface ReadyJob {
  readonly job: SpecJob;
  readonly template: Template;
}

/** A command line with `--spec`, and what the file says. */
export interface SpecInput {
  readonly spec: SpecFile;
  readonly jobs: readonly ReadyJob[];
  /** The answers of the command line, which hold for every job that does not say otherwise. */
  readonly common: RawAnswers;
  readonly options: AddOptions;
  readonly config: Config;
}

export interface SpecContext {
  readonly common: RawAnswers;
  readonly config: Config;
  readonly load: (id: string) => Template;
}

/**
 * @throws MISSING_ANSWER, ANSWER_INVALID, TEMPLATE_UNKNOWN, SPEC_INVALID at their place in the file
 */
export function readyJob({ source }: SpecFile, job: SpecJob, { common, config, load }: SpecContext): ReadyJob {
  const raw = { ...common, ...job.raw };
  const template = at(job.places.get("template") ?? job.places.get("trigger") ?? placeOf(job), () =>
    chooseTemplate(raw, config, load),
  );
  if (template === undefined) {
    // A key that is not spelled right may be what is missing.
    const usual = USUAL_TEMPLATES.map((id) => load(id).manifest);
    refuseUnknown(source, job, usual);
    throw lacks("event or cron");
  }
  const complete = withTemplate(source, { ...job, raw }, template.manifest);
  const answered = withDefaults(withConfig(complete.raw, config, template.manifest), template.manifest);
  const missing = at(placeOf(job), () => missingAnswers(answered));
  if (missing.length > 0) throw lacks(missing.join(", ").replaceAll("--", ""));
  return { job: complete, template };

  function at<T>(place: At, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof ScaffoldError && error.code === "CONFIG_INVALID") throw error;
      throw explainAt(source, place, error);
    }
  }
  function lacks(what: string): Error {
    const message = `The job ${printable(job.name)} lacks ${what}.`;
    const hint = "Add event: crm/transcript.uploaded, or cron: 0 2 * * *.";
    return refuseAt(source, placeOf(job), { code: "MISSING_ANSWER", message, hint });
  }
}

export const placeOf = ({ places, at }: SpecJob): At => places.get("name") ?? at;
