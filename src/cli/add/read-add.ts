import { resolve } from "node:path";
import { QUESTIONS } from "../../answers/questions.js";
import type { RawAnswers } from "../../answers/raw-answers.js";
import { negativeFlag, type TemplateFacts } from "../../answers/template-question.js";
import type { Config } from "../../config/config.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { listFlag, textFlag } from "../common-options.js";
import { type Parsed, parseFlags, parseKnownFlags } from "../parse-flags.js";
import { templateOptions } from "../question-options.js";
import type { Streams } from "../streams.js";
import { readWriteOptions, type WriteOptions } from "../write-options.js";
import { addSpec } from "./add-spec.js";

export interface AddOptions extends WriteOptions {
  /** As given to --templates. */
  readonly templateFlags: readonly string[];
  /** The same, absolute. */
  readonly templateDirectories: readonly string[];
  /** As given to --spec. */
  readonly spec: string | undefined;
  /** New files go through the project's own formatter. */
  readonly format: boolean;
}

export interface AddRequest {
  readonly raw: RawAnswers;
  readonly options: AddOptions;
}

/**
 * First reading of the command line: what is no known flag is passed over, since the template may bring it.
 * @throws USAGE
 */
export const readAdd = (argv: readonly string[], streams: Streams): AddRequest =>
  request(parseKnownFlags(addSpec(), argv), streams);

/**
 * Second reading, strict, with the flags of the template, or of all there are while it is not known.
 * @throws USAGE
 */
export function readAddWith(
  templates: readonly TemplateFacts[],
  argv: readonly string[],
  streams: Streams,
): AddRequest {
  const parsed = parseFlags(
    addSpec(templates.flatMap(({ id, questions }) => questions.flatMap((each) => templateOptions(each, id)))),
    argv,
  );
  const extra: Record<string, string | boolean> = {};
  for (const { key, flag, type } of templates.flatMap((template) => template.questions)) {
    const value = parsed.flags.get(flag.slice(2));
    const isNo = type === "boolean" && parsed.flags.has(negativeFlag(flag).slice(2));
    if (isNo && value !== undefined) throw contradiction(flag);
    if (isNo) extra[key] = false;
    else if (typeof value === "string" || value === true) extra[key] = value;
  }
  const { raw, options } = request(parsed, streams);
  return { raw: { ...raw, extra }, options };
}

const contradiction = (flag: string): ScaffoldError =>
  new ScaffoldError("USAGE", `${flag} and ${negativeFlag(flag)} contradict each other.`, { hint: "Give one of them." });

function request(parsed: Parsed, streams: Streams): AddRequest {
  const { flags, operands } = parsed;
  const raw: Record<string, unknown> = {};
  if (operands[0] !== undefined) raw.name = operands[0];
  for (const { key, flag } of QUESTIONS) {
    const value = flag && flags.get(flag.slice(2));
    // One that may stand alone is then simply wanted.
    if (value !== undefined) raw[key] = value === true ? "true" : value;
  }
  return { raw, options: readOptions(parsed, streams) };
}

function readOptions(parsed: Parsed, streams: Streams): AddOptions {
  const options = readWriteOptions(parsed, streams);
  const templateFlags = listFlag(parsed.flags, "templates");
  return {
    ...options,
    templateFlags,
    templateDirectories: templateFlags.map((directory) => resolve(options.cwd, directory)),
    spec: textFlag(parsed.flags, "spec"),
    format: !parsed.flags.has("no-format"),
  };
}

/** The configuration's word on files in the way, where the command line has none. */
export const withPolicy = (options: AddOptions, { onConflict }: Config): AddOptions => ({
  ...options,
  onConflict: options.onConflict ?? (onConflict as AddOptions["onConflict"]),
});
