import { printable } from "../answers/printable.js";
import { QUESTIONS } from "../answers/questions.js";
import type { RawAnswers } from "../answers/raw-answers.js";
import { type Resolved, resolveAnswers } from "../answers/resolve.js";
import { parseTemplateAnswer, type TemplateFacts } from "../answers/template-question.js";
import { triggerOf } from "../answers/trigger.js";
import { answerKey, meantKey, QUESTIONS_BY_KEY } from "../answers/written/answer-keys.js";
import { type DocumentEntry, type DocumentSource, refuseAt } from "../answers/written/document.js";
import { explainAt, textOf } from "../answers/written/written-answers.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Project, Warning } from "../project/project.js";
import type { Config } from "./config.js";
import { CONFIG_KEYS, isDefault } from "./config-keys.js";

/** What starts a job is one answer: who says a part of it says all of it. */
const STARTS: readonly string[] = ["trigger", "event", "cron", "cronEnv"];

/** The configuration's answers for what is not answered, as far as they concern such a job. */
export function configuredAnswers(raw: RawAnswers, config: Config, template?: TemplateFacts): RawAnswers {
  if (config.source === undefined) return {};
  const own = template?.defaults ?? {};
  const starts = STARTS.some((key) => Object.hasOwn(raw, key) || Object.hasOwn(own, key));
  const concerns = (key: string): boolean => {
    if (Object.hasOwn(raw, key)) return false;
    if (STARTS.includes(key)) return !starts;
    return key !== "field" || !Object.hasOwn(own, key);
  };
  const answers: RawAnswers = Object.fromEntries(Object.entries(config.answers).filter(([key]) => concerns(key)));
  const { field: _, ...rest } = answers;
  const started = triggerOf({ ...own, ...answers, ...raw });
  const extra = { ...extraAnswers(config, template), ...raw.extra };
  // A schedule carries no data.
  return { ...(started === "cron" ? rest : answers), ...(Object.keys(extra).length === 0 ? {} : { extra }) };
}

/** Both together; what was answered wins. */
export const withConfig = (raw: RawAnswers, config: Config, template?: TemplateFacts): RawAnswers => ({
  ...raw,
  ...configuredAnswers(raw, config, template),
});

/** What was answered at prompts that took the configuration's answers as given, without these. */
export function withoutConfig(raw: RawAnswers, configured: RawAnswers): RawAnswers {
  const { extra, ...answers } = raw;
  return {
    ...without(answers, configured),
    ...(extra === undefined ? {} : { extra: without(extra, configured.extra ?? {}) }),
  };
}

function without<T extends object>(all: T, some: object): T {
  const known = new Map(Object.entries(some));
  const left = Object.entries(all).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(known.get(key)));
  return Object.fromEntries(left) as T;
}

function extraAnswers({ source, rest }: Config, template: TemplateFacts | undefined): Record<string, string> {
  const extra: Record<string, string> = {};
  for (const { key, flag } of template?.questions ?? []) {
    const entry = rest.find((each) => each.key === flag.slice(2));
    if (source !== undefined && entry !== undefined) extra[key] = textOf(source, entry.key, entry.value);
  }
  return extra;
}

/**
 * Judges the defaults that no question of the table asks for by the questions of all templates.
 * @throws CONFIG_INVALID for a key that none of them has, and for a value that is not valid
 */
export function checkTemplateDefaults({ source, rest }: Config, templates: readonly TemplateFacts[]): void {
  if (source === undefined) return;
  const questions = templates.flatMap((template) => template.questions);
  for (const entry of rest) {
    const asked = questions.filter(({ flag }) => flag.slice(2) === entry.key);
    if (asked.length === 0) throw unknownDefault(source, entry, questions);
    const text = textOf(source, entry.key, entry.value);
    try {
      for (const question of asked) parseTemplateAnswer(question, text);
    } catch (error) {
      throw explainAt(source, entry.value.at, error);
    }
  }
}

function unknownDefault(
  source: DocumentSource,
  { key, at }: DocumentEntry,
  questions: TemplateFacts["questions"],
): Error {
  const known = [...QUESTIONS_BY_KEY].filter(([, question]) => isDefault(question)).map(([name]) => name);
  const meant = meantKey(key, [...known, ...questions.map(({ flag }) => flag.slice(2))]);
  const beside = meantKey(key, CONFIG_KEYS);
  const hint =
    meant !== undefined
      ? `Did you mean ${meant}?`
      : beside !== undefined
        ? `Put ${beside} beside defaults.`
        : "A default is called as the long name of its flag.";
  return refuseAt(source, at, { message: `There is no key ${printable(key)} here.`, hint });
}

/**
 * Judges a job's answers together with the configuration's. A default that does not fit this one job, such as a key
 * over a field that its event does not have, is left out, and a warning says so.
 *
 * @throws what `resolveAnswers` throws for the answers of the job itself
 */
export function resolveConfigured(
  raw: RawAnswers,
  {
    config,
    template,
    project,
  }: { readonly config: Config; readonly template: TemplateFacts; readonly project: Project },
): Resolved {
  const defaults = configuredAnswers(raw, config, template);
  const unused = unusedTemplate(defaults, template, config);
  const resolve = (added: RawAnswers): Resolved => {
    const resolved = resolveAnswers({ ...raw, ...added }, template, project);
    return { ...resolved, warnings: [...unused, ...resolved.warnings] };
  };
  try {
    return resolve(defaults);
  } catch (error) {
    if (Object.keys(defaults).length === 0 || !(error instanceof ScaffoldError)) throw error;
  }
  // Whatever is wrong without the defaults is the job's own; what starts it is needed to judge the others.
  let kept = startOf(defaults, resolve);
  resolve(kept);
  const warnings: Warning[] = [];
  for (const [key, value] of Object.entries(defaults).filter(([each]) => !Object.hasOwn(kept, each))) {
    try {
      resolve({ ...kept, [key]: value });
      kept = { ...kept, [key]: value };
    } catch (error) {
      if (!(error instanceof ScaffoldError)) throw error;
      // An event that exists keeps its type, and a template was chosen before.
      if (!["field", "template"].includes(key)) warnings.push(leftOut(key, error, config));
    }
  }
  const resolved = resolve(kept);
  return { ...resolved, warnings: [...warnings, ...resolved.warnings] };
}

/** A template is for what it can be started by, and another job has another. */
function unusedTemplate({ template: preset }: RawAnswers, { id }: TemplateFacts, { places }: Config): Warning[] {
  if (preset === undefined || preset === id) return [];
  const message = `The default template ${printable(preset)} is not for what starts this job, and ${id} is used.`;
  return [{ code: "DEFAULT_UNUSED", message, ...places.get("template") }];
}

/** The defaults that start the job, all of them or none where they do not fit it. */
function startOf(defaults: RawAnswers, resolve: (added: RawAnswers) => Resolved): RawAnswers {
  const start: RawAnswers = Object.fromEntries(Object.entries(defaults).filter(([key]) => STARTS.includes(key)));
  try {
    resolve(start);
    return start;
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    return {};
  }
}

function leftOut(key: string, { message }: ScaffoldError, { places }: Config): Warning {
  const question = QUESTIONS.find((each) => each.key === key);
  const name = question === undefined ? key : answerKey(question);
  return {
    code: "DEFAULT_UNUSED",
    message: `The default ${name} does not fit this job and is left out: ${message}`,
    ...places.get(key),
  };
}
