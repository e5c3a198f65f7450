import { QUESTIONS } from "../answers/questions.js";
import type { RawAnswers } from "../answers/raw-answers.js";
import type { TemplateFacts } from "../answers/template-question.js";
import { explainAt } from "../answers/written/written-answers.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Config } from "./config.js";
import { configuredAnswers } from "./configured-answers.js";

/** What an error is about where its message does not name the flag. */
const KEY_OF_CODE: Readonly<Record<string, string>> = {
  SERVE_NOT_FOUND: "serve",
  CLIENT_NOT_FOUND: "client",
  MODEL_NOT_FOUND: "db",
};

/**
 * An error about an answer that the configuration gave, at its place there and in its words; any other as it is.
 *
 * @param raw what was answered otherwise
 */
export function explainConfigured(
  error: unknown,
  { config, raw, template }: { config: Config; raw: RawAnswers; template?: TemplateFacts | undefined },
): unknown {
  if (!(error instanceof ScaffoldError) || error.file === config.source?.file) return error;
  const configured = configuredAnswers(raw, config, template);
  const named = [...error.message.matchAll(/(?:^|[^\w-])(--[a-z][a-z-]*)/g)].map(([, flag]) => flag);
  const question = QUESTIONS.find(({ key, flag }) => {
    const isMeant = named.includes(flag) || KEY_OF_CODE[error.code] === key;
    return isMeant && Object.hasOwn(configured, key);
  });
  return question === undefined ? error : explainKey(config, question.key, error);
}

/** The error at the place of one of the configuration's answers. What is to be written somewhere stays part of it. */
export function explainKey({ source, written }: Config, key: string, error: unknown): unknown {
  const at = written.get(key);
  if (source === undefined || at === undefined) return error;
  const explained = explainAt(source, at, error);
  if (!(error instanceof ScaffoldError) || !(explained instanceof ScaffoldError)) return explained;
  if (error.snippet === undefined) return explained;
  const { message, file, line, column, hint } = explained;
  return new ScaffoldError(error.code, message, { file, line, column, hint, snippet: error.snippet, cause: error });
}
