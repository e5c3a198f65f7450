import { QUESTIONS } from "../../answers/questions.js";
import { rerunCommand } from "../../answers/rerun-command.js";
import type { SpecJob } from "../../answers/spec-file.js";
import { type At, type DocumentSource, refuseAt } from "../../answers/written/document.js";
import { explainAt, placeOfError } from "../../answers/written/written-answers.js";
import { explainConfigured } from "../../config/explain-configured.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { createFormatter } from "../../format/formatter.js";
import { type Job, planJobs } from "../../plan/plan-jobs.js";
import { detectProject } from "../../project/detect.js";
import type { ReadHost } from "../../project/host.js";
import { lineAndColumn } from "../../project/line-and-column.js";
import type { Warning } from "../../project/project.js";
import { findRoot } from "../../project/root.js";
import type { Context } from "../context.js";
import { invocation } from "../invocation.js";
import type { Made } from "./made.js";
import { overridesOf, resolved, withPlaces } from "./make-plan.js";
import { reportFindings } from "./report-findings.js";
import { settleConflicts } from "./settle-conflicts.js";
import { placeOf, type ReadyJob, type SpecInput } from "./spec-input.js";
import { warnIgnored } from "./warn-ignored.js";

/** The plan of a spec file, with the flag's answer to every conflict; for `--check` a conflict is a difference. */
export function settleSpec(input: SpecInput, context: Context, host: ReadHost): Made {
  const made = makeSpecPlan(input, context, host);
  const { check, onConflict } = input.options;
  if (check) return made;
  const policy = onConflict === "skip" || onConflict === "overwrite" ? onConflict : "fail";
  return { ...made, plan: settleConflicts(made.plan, () => policy) };
}

/** One plan for all the jobs of a spec file. */
export function makeSpecPlan(input: SpecInput, context: Context, host: ReadHost): Made {
  const { spec, options, common } = input;
  let shown = !options.verbose || options.json;
  const formatter = options.format ? createFormatter(host, findRoot(host, options.cwd)) : undefined;
  const { differences, ...plan } = planJobs({
    host,
    format: formatter?.format,
    jobs: input.jobs.map((each) => jobOf(input, each, host)),
    detect(on, choose) {
      const project = detectProject(on, options.cwd, choose);
      if (!shown) reportFindings(project, context);
      shown = true;
      return project;
    },
    ...(options.check ? { isDifference } : {}),
  });
  const warnings = [
    ...plan.warnings,
    ...warnIgnored(plan),
    ...differences.map((error) => differs(error, spec.source)),
    ...(formatter?.warnings() ?? []),
  ];
  const rerun = rerunCommand(common, {
    command: invocation(),
    cwd: options.cwdFlag,
    templates: options.templateFlags,
    spec: options.spec,
    format: options.format,
  });
  return { plan: { ...plan, warnings: eachOnce(warnings, spec.source) }, rerun, differing: differences.length };
}

function jobOf({ spec, config, options: { cwd } }: SpecInput, { job, template }: ReadyJob, host: ReadHost): Job {
  const { manifest } = template;
  return {
    ...{ name: job.name, template, choose: overridesOf(job.raw, config, template) },
    resolve(project) {
      const { answers, warnings } = resolved(job.raw, { config, template, project });
      return { answers: withPlaces(answers, host, { root: project.root, cwd }), warnings };
    },
    explain: (error) =>
      explainJob(
        spec.source,
        job,
        explainConfigured(error, { config, raw: job.raw, template: manifest }),
        config.source,
      ),
    place: (warning) => (warning.file === undefined ? { ...warning, ...lineOf(spec.source, placeOf(job)) } : warning),
  };
}

/** At the answer it is about; an error that has a place in the project's code keeps it, and names the job. */
function explainJob(source: DocumentSource, job: SpecJob, error: unknown, config?: DocumentSource): unknown {
  if (!(error instanceof ScaffoldError)) return error;
  if (error.file !== undefined && [source.file, config?.file].includes(error.file)) return error;
  const { code, message, file, line, column, hint, snippet } = error;
  if (file !== undefined) {
    const where = [source.file, lineOf(source, placeOf(job)).line].filter((part) => part !== undefined).join(":");
    const named = `The job ${job.name} (${where}): ${message}`;
    return new ScaffoldError(code, named, { file, line, column, hint, snippet, cause: error });
  }
  const path = code === "OUTSIDE_ROOT" ? pathKey(job, message) : undefined;
  const at = placeOfError(error, job.places) ?? job.places.get(path ?? "") ?? placeOf(job);
  return explainAt(source, at, error);
}

/** The answer whose path a message begins with. */
const pathKey = ({ raw }: SpecJob, message: string): string | undefined =>
  QUESTIONS.find(({ key }) => raw[key] !== undefined && message.startsWith(`${raw[key]} `))?.key;

function lineOf({ file, text }: DocumentSource, at: At): { readonly file: string; readonly line?: number } {
  return typeof at === "number" ? { file, line: lineAndColumn(text, at).line } : { file };
}

/** A function of the name that is started by something else, an event that starts something else, an event of the name that carries something else. */
const isDifference = (error: unknown): boolean =>
  error instanceof ScaffoldError && error.file !== undefined && DIFFERENCES.includes(error.code);

const DIFFERENCES: readonly string[] = ["NAME_TAKEN", "EVENT_TAKEN", "FIELD_INVALID"];

function differs(error: unknown, source: DocumentSource): Warning {
  const {
    message,
    file = source.file,
    line,
  } = error instanceof ScaffoldError ? error : refuseAt(source, 0, { message: String(error) });
  return { code: "DIFFERS", message, file, ...(line === undefined ? {} : { line }) };
}

/** What several jobs are warned of alike is said at the first of them. */
function eachOnce(warnings: readonly Warning[], { file }: DocumentSource): Warning[] {
  const alike = new Map<string, Warning[]>();
  for (const warning of warnings) {
    const { code, message } = warning;
    const key = JSON.stringify(warning.file === file ? [code, message] : warning);
    alike.set(key, [...(alike.get(key) ?? []), warning]);
  }
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    const places = new Set(group.map(({ line }) => line)).size;
    if (first === undefined || first.file !== file || places === 1) return first ?? [];
    return { ...first, message: `${first.message} The same holds for ${count(places - 1)}.` };
  });
}

const count = (jobs: number): string => (jobs === 1 ? "another job" : `${jobs} other jobs`);
