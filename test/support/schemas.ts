import { QUESTIONS, type Question } from "../../src/answers/questions.js";
import type { TemplateQuestion } from "../../src/answers/template-question.js";
import { answerKey, QUESTIONS_BY_KEY } from "../../src/answers/written/answer-keys.js";
import { CONFLICT_POLICIES, isDefault, isLayout } from "../../src/config/config-keys.js";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import { listTemplates } from "../../src/templates/load.js";

type Schema = Readonly<Record<string, unknown>>;

const DIALECT = "http://json-schema.org/draft-07/schema#";
const SCALAR: Schema = { type: ["string", "number", "boolean"] };
const asText = (description: string): Schema => ({ description, type: ["string", "number"] });

/** The JSON schema of a spec file, from the table of questions and those of the built-in templates. */
export function specSchema(): Schema {
  return {
    $schema: DIALECT,
    title: "Jobs for scaffold inngest add --spec",
    type: "object",
    additionalProperties: false,
    required: ["jobs"],
    properties: {
      $schema: { type: "string" },
      jobs: {
        description: "the jobs, each a map of its answers; a key is the long name of a flag of add",
        type: "array",
        minItems: 1,
        items: {
          type: "object",
          required: ["name"],
          properties: { ...answersSchema(QUESTIONS), ...templateSchema(QUESTIONS) },
          propertyNames: KEYS,
          additionalProperties: { ...SCALAR, description: "the answer to a question of your own template" },
        },
      },
    },
  };
}

/** The JSON schema of `scaffold.config.json`. */
export function configSchema(): Schema {
  const one = { type: "string", minLength: 1 };
  return {
    $schema: DIALECT,
    title: "scaffold.config.json of scaffold-inngest",
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { type: "string" },
      templates: {
        description: "directories of templates over the built-in ones, relative to this file",
        anyOf: [one, { type: "array", items: one }],
      },
      defaults: {
        description: "answers for what is not answered; a key is the long name of a flag of add",
        type: "object",
        properties: { ...answersSchema(QUESTIONS.filter(isDefault)), ...templateSchema(QUESTIONS) },
        propertyNames: { allOf: [KEYS, { not: { enum: ["name", ...QUESTIONS.filter(isLayout).map(answerKey)] } }] },
        additionalProperties: { ...SCALAR, description: "the answer to a question of your own template" },
      },
      layout: {
        description: "where things are, relative to this file, in place of what would be found",
        type: "object",
        properties: answersSchema(QUESTIONS.filter(isLayout)),
        additionalProperties: false,
      },
      onConflict: { description: "what happens where a file is in the way", enum: CONFLICT_POLICIES },
    },
  };
}

/**
 * A team's templates may ask by any flag, so that a key nobody knows here may be right. One that cannot be a flag is
 * not, and neither is one that differs from a longer one of the table by a letter, but for a plural.
 */
const KEYS: Schema = {
  pattern: "^(?!no-)[a-z][a-z0-9-]*$",
  anyOf: [
    { enum: [...QUESTIONS_BY_KEY.keys(), ...Object.keys(templateSchema(QUESTIONS))] },
    { not: { anyOf: [...QUESTIONS_BY_KEY.keys()].filter((key) => key.length > 6).map(misspelt) } },
  ],
};

/** A letter too many, too few, another one, or two that changed places. */
function misspelt(key: string): Schema {
  const around = [...key].map((_, at) => [key.slice(0, at), key.slice(at + 1)] as const);
  const wrong = around.map(([before, after]) => `${before}.{0,2}${after}`);
  const swapped = around.slice(1).map(([before, after]) => {
    const at = before.length - 1;
    return `${before.slice(0, at)}${key[at + 1]}${key[at]}${after}`;
  });
  return { pattern: `^(?!${key}s$)(?:${[...wrong, ...swapped].join("|")})$` };
}

function answersSchema(questions: readonly Question[]): Record<string, Schema> {
  const entries = questions.flatMap((question) => {
    const schema = answerSchema(question);
    return [answerKey(question), ...(question.inFile === undefined ? [] : [question.inFile])].map(
      (key) => [key, schema] as const,
    );
  });
  return Object.fromEntries(entries);
}

/** A whole number from 0 to 20, also as a text. */
const RETRIES: Schema = {
  anyOf: [
    { type: "integer", minimum: 0, maximum: 20 },
    { type: "string", pattern: "^(\\d|1\\d|20)$" },
  ],
};

function answerSchema({ key, describe, choices, repeatable, inFile }: Question): Schema {
  if (key === "retries") return { description: describe, ...RETRIES };
  if (choices !== undefined) return { description: describe, enum: choices };
  if (repeatable !== true) return asText(describe);
  const text = { type: ["string", "number"] };
  const map = { type: "object", additionalProperties: { type: "string" } };
  const item = inFile === undefined ? text : { anyOf: [text, map] };
  return {
    description: describe,
    anyOf: [text, { type: "array", items: item }, ...(inFile === undefined ? [] : [map])],
  };
}

/** Those of one name in several templates are one. */
function templateSchema(taken: readonly Question[]): Record<string, Schema> {
  const known = new Set(taken.map(answerKey));
  const questions = listTemplates([builtinTemplatesDirectory()]).flatMap(({ manifest }) => manifest.questions);
  return Object.fromEntries(
    questions
      .map(
        (question: TemplateQuestion) =>
          [question.flag.slice(2), { ...SCALAR, description: question.describe }] as const,
      )
      .filter(([key]) => !known.has(key)),
  );
}
