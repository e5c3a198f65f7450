import { shellQuote } from "../text/shell-quote.js";
import { QUESTIONS } from "./questions.js";
import type { RawAnswers } from "./raw-answers.js";
import { negativeFlag, type TemplateQuestion } from "./template-question.js";

export interface RerunOptions {
  /** The words that start the tool; as an installed one unless given. */
  readonly command?: readonly string[];
  readonly questions?: readonly TemplateQuestion[];
  /** As given to --cwd and --templates. */
  readonly cwd?: string | undefined;
  readonly templates?: readonly string[] | undefined;
  /** As given to --spec. */
  readonly spec?: string | undefined;
  /** False for --no-format. */
  readonly format?: boolean;
}

/** The one command that gives the same answers without questions, quoted for a POSIX shell. */
export function rerunCommand(raw: RawAnswers, options: RerunOptions = {}): string {
  const words = [...(options.command ?? ["npx", "scaffold", "inngest"]), "add"];
  if (raw.name !== undefined) words.push(raw.name);
  if (options.spec !== undefined)
    words.push(...(options.spec === "-" ? ["--spec", "-"] : flagWords("--spec", options.spec)));
  for (const { key, flag } of QUESTIONS) {
    const answer = raw[key];
    if (flag === undefined || answer === undefined || isImplied(raw, key)) continue;
    for (const value of typeof answer === "string" ? [answer] : answer) words.push(...flagWords(flag, value));
  }
  for (const { key, flag } of options.questions ?? []) {
    const answer = raw.extra?.[key];
    if (typeof answer === "boolean") words.push(answer ? flag : negativeFlag(flag));
    else if (typeof answer === "string") words.push(...flagWords(flag, answer));
  }
  if (options.format === false) words.push("--no-format");
  for (const directory of options.templates ?? []) words.push(...flagWords("--templates", directory));
  if (options.cwd !== undefined) words.push(...flagWords("--cwd", options.cwd));
  return words.map(shellQuote).join(" ");
}

/** The trigger follows from an event and a schedule that are there. */
const isImplied = (raw: RawAnswers, key: string): boolean =>
  key === "trigger" &&
  (raw.trigger === "both"
    ? raw.event !== undefined && raw.cron !== undefined
    : raw.event !== undefined || raw.cron !== undefined);

/** A value that begins with a dash would be read as a flag. */
const flagWords = (flag: string, value: string): string[] =>
  value.startsWith("-") ? [`${flag}=${value}`] : [flag, value];
