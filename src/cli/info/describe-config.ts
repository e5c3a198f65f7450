import { posix } from "node:path";
import { QUESTIONS } from "../../answers/questions.js";
import { answerKey } from "../../answers/written/answer-keys.js";
import type { Config, ConfigPlace } from "../../config/config.js";
import type { FindingLine } from "../output/findings.js";

interface Value extends ConfigPlace {
  readonly key: string;
  readonly value: unknown;
}

export interface Directories {
  /** The project's, absolute. */
  readonly root: string;
  /** The working directory, which the configuration's answers are relative to. */
  readonly cwd: string;
}

/** Every value of a configuration and where it stands; paths relative to the root. */
function valuesOf(config: Config, { root, cwd }: Directories): Value[] {
  const { source, templates, answers, places, rest, onConflict, helpers } = config;
  const file = source?.file ?? "";
  const inRoot = (path: string): string => posix.relative(root, posix.resolve(cwd, path)) || ".";
  const at = (key: string): ConfigPlace => places.get(key) ?? { file };
  return [
    ...templates.map(({ directory, place }) => ({
      ...{ key: "templates", value: inRoot(directory) },
      ...place,
    })),
    ...QUESTIONS.filter(({ key }) => answers[key] !== undefined).map((question) => ({
      key: `${question.isPath === true ? "layout" : "defaults"}.${answerKey(question)}`,
      value: question.isPath === true ? inRoot(String(answers[question.key])) : answers[question.key],
      ...at(question.key),
    })),
    ...rest.map(({ key, value }) => ({
      ...{ key: `defaults.${key}`, value: value.kind === "scalar" ? value.text : undefined },
      ...at(key),
    })),
    ...(onConflict === undefined ? [] : [{ key: "onConflict", value: onConflict, ...at("onConflict") }]),
    ...Object.keys(helpers).map((name) => ({ key: `helpers.${name}`, value: "function", file })),
  ];
}

/** For `info --json`. */
export const configDocument = (config: Config, at: Directories): object => ({
  file: config.source?.file,
  values: valuesOf(config, at),
});

/** For people; nothing where there is no configuration. */
export function describeConfig(config: Config, at: Directories): FindingLine[] {
  const values = valuesOf(config, at);
  if (config.source === undefined) return [];
  const head = { label: "Configuration", value: values.length === 0 ? "empty" : "", where: config.source.file };
  return [
    head,
    ...values.map(({ key, value, file, line }) => ({
      label: `  ${key}`,
      value: Array.isArray(value) ? value.join(" ") : String(value),
      where: [file, line].filter((part) => part !== undefined).join(":"),
    })),
  ];
}
