import { ScaffoldError } from "../errors/scaffold-error.js";
import { parseDuration } from "./duration.js";
import { parseEventName } from "./event-name.js";
import { matches } from "./matches.js";
import { nearest } from "./nearest.js";
import { printable } from "./printable.js";
import type { RawAnswers } from "./raw-answers.js";

/** A question that a template brings, as its manifest writes it. */
export interface TemplateQuestion {
  readonly key: string;
  /** "--downstream". */
  readonly flag: string;
  readonly type: "string" | "number" | "boolean" | "choice" | "event" | "duration" | "function";
  readonly prompt: string;
  readonly describe: string;
  readonly choices?: readonly string[] | undefined;
  readonly default?: string | number | boolean | undefined;
  readonly required?: boolean | undefined;
  /** A regular expression that the whole answer has to match. */
  readonly pattern?: string | undefined;
  /** Of a number its value, of a text its length. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Of an event: the job waits for it, and does not send it. Of a duration: the job waits so long at most. */
  readonly awaited?: boolean | undefined;
}

/** The flag that says no to a question of yes or no: "--no-downstream". */
export const negativeFlag = (flag: string): string => flag.replace(/^--/, "--no-");

/** What `answers` has to know of a template. */
export interface TemplateFacts {
  readonly id: string;
  /** The triggers it can be used with; all where absent. */
  readonly trigger?: readonly string[] | undefined;
  /** What its handler takes beside the one event: `events`, those of a batch. */
  readonly handles?: readonly string[] | undefined;
  /**
   * What the job has to have: `id`, a field of its event that names what it works on; `cancelOn`, an event that cancels
   * it; `retries`, at least one.
   */
  readonly needs?: readonly string[] | undefined;
  readonly questions: readonly TemplateQuestion[];
  /** Answers for what is not answered, by the key of the question. */
  readonly defaults?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** Fields that its code reads of the event; its default fields where absent. */
  readonly reads?: readonly string[] | undefined;
}

type Answer = string | number | boolean;

/**
 * The answers to a template's questions, with its defaults for those not given.
 * @throws ANSWER_INVALID, EVENT_INVALID also for an answer to a question that the template does not have
 * @throws MISSING_ANSWER for a required one that has no default
 */
export function answerTemplate(template: TemplateFacts, given: RawAnswers["extra"] = {}): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  refuseForeign(template, given);
  for (const question of template.questions) {
    const raw = given[question.key];
    const answer = raw === undefined ? question.default : parseTemplateAnswer(question, raw);
    if (answer !== undefined) answers[question.key] = answer;
    else if (question.required) throw missing(template, question);
  }
  return answers;
}

function refuseForeign({ id, questions }: TemplateFacts, given: object): void {
  const foreign = Object.keys(given).find((key) => !questions.some((question) => question.key === key));
  if (foreign === undefined) return;
  throw new ScaffoldError("ANSWER_INVALID", `The template ${id} does not ask for ${printable(foreign)}.`, {
    hint: `Leave it out; scaffold inngest templates show ${id} lists what it asks for.`,
  });
}

/** @throws ANSWER_INVALID, EVENT_INVALID */
export function parseTemplateAnswer(question: TemplateQuestion, raw: string | boolean): Answer {
  if (question.type === "boolean") {
    if (typeof raw === "boolean" || raw === "true" || raw === "false") return raw === true || raw === "true";
    throw invalid(question, String(raw), "neither true nor false");
  }
  if (typeof raw === "boolean") throw invalid(question, String(raw), "not a value");
  if (question.type === "event") return parseEventName(raw);
  if (question.type === "number") return parseNumber(question, raw);
  if (question.type === "duration") return parseDuration(question.flag, "time", raw, { least: "1s", most: "365d" });
  if (question.type === "choice" && !question.choices?.includes(raw)) {
    const meant = nearest(raw, question.choices ?? []);
    throw invalid(question, raw, `none of ${question.choices?.join(", ")}${meant ? `; did you mean ${meant}?` : ""}`);
  }
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(raw)) throw invalid(question, raw, "more than one line of plain text");
  return parseText(question, raw);
}

function parseText(question: TemplateQuestion, raw: string): string {
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern } = question;
  if (question.required && raw.trim() === "") throw invalid(question, raw, "empty");
  if (raw.length < min || raw.length > max) throw invalid(question, raw, `not of ${rangeOf(question)} characters`);
  if (pattern === undefined || matches(pattern, raw)) return raw;
  throw otherForm(question, raw);
}

function parseNumber(question: TemplateQuestion, raw: string): number {
  const value = /^-?\d+(\.\d+)?$/.test(raw) ? Number(raw) : Number.NaN;
  if (!Number.isFinite(value)) throw invalid(question, raw, "not a number");
  const { min = value, max = value, pattern } = question;
  if (value < min || value > max) throw invalid(question, raw, `not ${rangeOf(question)}`);
  if (pattern === undefined || matches(pattern, raw)) return value;
  throw otherForm(question, raw);
}

/** "from 1 to 10", "at least 1". */
const rangeOf = ({ min, max }: TemplateQuestion): string =>
  min === undefined ? `at most ${max}` : max === undefined ? `at least ${min}` : `from ${min} to ${max}`;

const invalid = (question: TemplateQuestion, raw: string, reason: string): ScaffoldError =>
  new ScaffoldError("ANSWER_INVALID", `${printable(raw)} given to ${question.flag} is ${reason.split(";")[0]}.`, {
    hint: reason.includes(";") ? reason.slice(reason.indexOf(";") + 2) : `${question.flag}: ${question.describe}.`,
  });

const otherForm = (question: TemplateQuestion, raw: string): ScaffoldError =>
  invalid(question, raw, "not of the form that is asked for").changed({
    hint: `${question.flag}: ${question.describe}, of the form ${question.pattern}`,
  });

const missing = (template: TemplateFacts, question: TemplateQuestion): ScaffoldError =>
  new ScaffoldError("MISSING_ANSWER", `The template ${template.id} needs ${question.flag}.`, {
    hint: `${question.flag}: ${question.describe}.`,
  });
