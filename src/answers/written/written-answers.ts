import { ScaffoldError } from "../../errors/scaffold-error.js";
import { checkRawAnswers } from "../check-raw-answers.js";
import { printable } from "../printable.js";
import type { Question } from "../questions.js";
import type { RawAnswers } from "../raw-answers.js";
import { type At, type DocumentEntry, type DocumentNode, type DocumentSource, refuseAt } from "./document.js";

/** The answers of one map, and where each stands. */
export interface WrittenAnswers {
  readonly raw: RawAnswers;
  /** By the key of the question, and by its flag without the dashes. */
  readonly places: ReadonlyMap<string, At>;
}

/**
 * Reads entries as answers, each judged as far as that goes without the project.
 *
 * @param entries with the question that each answers
 * @throws the code of the question at the value, where one is not valid or an answer is there twice
 */
export function writtenAnswers(
  source: DocumentSource,
  entries: readonly { readonly entry: DocumentEntry; readonly question: Question }[],
): WrittenAnswers {
  const raw: Record<string, unknown> = {};
  const places = new Map<string, At>();
  for (const { entry, question } of entries) {
    if (places.has(question.key))
      throw refuseAt(source, entry.at, { message: `${entry.key} says again what is said above.` });
    places.set(question.key, entry.value.at);
    if (question.flag !== undefined) places.set(question.flag.slice(2), entry.value.at);
    raw[question.key] = answerOf(source, entry, question);
  }
  return { raw, places };
}

function answerOf(source: DocumentSource, { key, value }: DocumentEntry, question: Question): unknown {
  if (question.repeatable !== true) return checked(source, question, textOf(source, key, value), value.at);
  const texts = textsOf(source, key, value, question);
  for (const { text, at } of texts) checked(source, question, [text], at);
  const all = texts.map(({ text }) => text);
  return checked(source, question, all, value.at);
}

function checked(source: DocumentSource, { key }: Question, value: unknown, at: At): unknown {
  try {
    return (checkRawAnswers({ [key]: value }) as Record<string, unknown>)[key];
  } catch (error) {
    throw explainAt(source, at, error);
  }
}

/** An error of an answer, at its place in the file and in the file's own words. */
export function explainAt(source: DocumentSource, at: At, error: unknown): unknown {
  if (!(error instanceof ScaffoldError)) return error;
  const { code, message, hint } = error;
  return refuseAt(source, at, {
    code: source.code === "CONFIG_INVALID" ? source.code : code,
    message: inWordsOfFile(message),
    hint: hint && inWordsOfFile(hint),
    cause: error,
  });
}

const KEY_OF_CODE: Readonly<Record<string, string>> = {
  NAME_INVALID: "name",
  EVENT_INVALID: "event",
  CRON_INVALID: "cron",
  FIELD_INVALID: "field",
  TEMPLATE_UNKNOWN: "template",
  SERVE_NOT_FOUND: "serve",
  MODEL_NOT_FOUND: "db",
};

/** Where the answer stands that an error is about: one whose flag it names, else the one that its code is about. */
export function placeOfError({ code, message }: ScaffoldError, places: WrittenAnswers["places"]): At | undefined {
  const flags = [...message.matchAll(/--([a-z][a-z-]*)/g)].map(([, flag = ""]) => flag);
  const key = flags.find((flag) => places.has(flag)) ?? KEY_OF_CODE[code];
  return key === undefined ? undefined : places.get(key);
}

/** `--retries 3` on the command line is `retries: 3` in a file. */
const inWordsOfFile = (text: string): string =>
  text.replace(/\b(Use|Add) --([a-z][a-z-]*) (?=\S)/g, "$1 $2: ").replace(/(^|[^\w-])--([a-z][a-z-]*)/g, "$1$2");

/** @throws the code of the source for what is not one value */
export function textOf(source: DocumentSource, key: string, value: DocumentNode): string {
  if (value.kind === "scalar") return value.text;
  const what = value.kind === "nothing" ? "no value" : `a ${value.kind}`;
  throw refuseAt(source, value.at, { message: `${printable(key)} has ${what}; it takes one value.` });
}

type Text = { readonly text: string; readonly at: At };

function textsOf(source: DocumentSource, key: string, value: DocumentNode, question: Question): Text[] {
  if (value.kind === "list") return value.items.flatMap((item) => itemTexts(source, key, item, question));
  if (value.kind === "map" && question.inFile !== undefined) return pairTexts(source, key, value.entries);
  return [{ text: textOf(source, key, value), at: value.at }];
}

/** `- transcriptId: string` is a map of one to YAML. */
const itemTexts = (source: DocumentSource, key: string, item: DocumentNode, question: Question): Text[] =>
  item.kind === "map" && question.inFile !== undefined
    ? pairTexts(source, key, item.entries)
    : [{ text: textOf(source, key, item), at: item.at }];

/** `"language?": string` is written `language:string?` as a flag. */
const pairTexts = (source: DocumentSource, key: string, entries: readonly DocumentEntry[]): Text[] =>
  entries.map(({ key: name, at, value }) => {
    const type = textOf(source, `${key}.${name}`, value);
    const optional = name.endsWith("?");
    return { text: optional ? `${name.slice(0, -1)}:${type.replace(/\?$/, "")}?` : `${name}:${type}`, at };
  });
