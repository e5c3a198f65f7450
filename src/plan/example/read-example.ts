import { nearest } from "../../answers/nearest.js";
import { printable } from "../../answers/printable.js";
import type { TemplateFacts } from "../../answers/template-question.js";
import { meantKey, QUESTIONS_BY_KEY } from "../../answers/written/answer-keys.js";
import {
  type At,
  type DocumentEntry,
  type DocumentNode,
  type DocumentSource,
  refuseAt,
} from "../../answers/written/document.js";
import { readJsonDocument } from "../../answers/written/json-document.js";
import {
  explainAt,
  placeOfError,
  textOf,
  type WrittenAnswers,
  writtenAnswers,
} from "../../answers/written/written-answers.js";
import { readYamlDocument } from "../../answers/written/yaml-document.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Style } from "../../project/project.js";
import type { Example, ExampleProject } from "./example.js";

const CHOICES = {
  sdk: ["4", "3"],
  db: ["none", "prisma", "drizzle"],
  runner: ["vitest", "jest", "bun", "node", "none"],
  layout: ["skill", "barrel", "features", "lib"],
} as const;

const STYLES = {
  quotes: ["double", "single"],
  semicolons: ["true", "false"],
  indent: ["2", "4", "tab"],
  trailingCommas: ["true", "false"],
  eol: ["lf", "crlf"],
} as const;

/** The first of each is what an example has that does not say. */
type Choices = Readonly<Record<string, readonly string[]>>;

/** An example, and what says where in its file an error about one of its answers belongs. */
export interface ReadExample extends Example {
  readonly explain: (error: unknown) => unknown;
}

/**
 * An example of a template: `{ "answers": { … }, "project": { … } }`.
 *
 * @throws TEMPLATE_INVALID, and the codes of the answers, with line and column
 */
export function readExample(file: string, text: string, template: TemplateFacts): ReadExample {
  const source: DocumentSource = { file, text, code: "TEMPLATE_INVALID" };
  const root = file.endsWith(".json") ? readJsonDocument(source) : readYamlDocument(source);
  const parts = entriesOf(source, root, ["$schema", "title", "answers", "project"]);
  const answers = parts.get("answers");
  if (answers === undefined) throw refuseAt(source, root.at, { message: "An example has answers." });
  const project = parts.get("project");
  const { raw, places } = readAnswers(source, answers, template);
  const explain = (error: unknown): unknown => {
    if (!(error instanceof ScaffoldError) || error.file !== undefined || error.snippet !== undefined) return error;
    const at = placeOfError(error, places);
    return at === undefined ? error : explainAt(source, at, error);
  };
  return { raw, project: readProject(source, project?.value), explain };
}

function entriesOf(
  source: DocumentSource,
  node: DocumentNode,
  known: readonly string[],
): ReadonlyMap<string, DocumentEntry> {
  if (node.kind !== "map")
    throw refuseAt(source, node.at, { message: `A map with ${known.join(", ")} is expected here.` });
  const foreign = node.entries.find(({ key }) => !known.includes(key));
  if (foreign !== undefined) {
    const meant = nearest(foreign.key, known);
    throw refuseAt(source, foreign.at, {
      message: `There is no key ${printable(foreign.key)} here.`,
      hint: meant === undefined ? `There are: ${known.join(", ")}.` : `Did you mean ${meant}?`,
    });
  }
  return new Map(node.entries.map((entry) => [entry.key, entry]));
}

function readAnswers(source: DocumentSource, { value }: DocumentEntry, template: TemplateFacts): WrittenAnswers {
  if (value.kind !== "map") throw refuseAt(source, value.at, { message: "The answers are a map." });
  const extra: Record<string, string | boolean> = {};
  const own = new Map<string, At>();
  const general = value.entries.flatMap((entry) => {
    const question = QUESTIONS_BY_KEY.get(entry.key);
    if (question?.key === "template")
      throw refuseAt(source, entry.at, {
        message: "An example is one of the template that it lies in.",
        hint: "Leave template out.",
      });
    if (question !== undefined) return [{ entry, question }];
    const asked = template.questions.find(({ key, flag }) => key === entry.key || flag === `--${entry.key}`);
    if (asked === undefined) throw unknownAnswer(source, entry, template);
    extra[asked.key] = textOf(source, entry.key, entry.value);
    own.set(asked.flag.slice(2), entry.value.at);
    return [];
  });
  const { raw, places } = writtenAnswers(source, general);
  return { raw: { template: template.id, ...raw, extra }, places: new Map([...places, ...own]) };
}

function unknownAnswer(source: DocumentSource, { key, at }: DocumentEntry, template: TemplateFacts): Error {
  const own = template.questions.map(({ flag }) => flag.slice(2));
  const meant = meantKey(key, [...QUESTIONS_BY_KEY.keys(), ...own]);
  return refuseAt(source, at, {
    message: `Nothing is asked that is called ${printable(key)}.`,
    hint:
      meant === undefined ? `See scaffold inngest templates show ${template.id}.` : `Did you mean ${printable(meant)}?`,
  });
}

function readProject(source: DocumentSource, node: DocumentNode | undefined): ExampleProject {
  const parts = node === undefined ? new Map() : entriesOf(source, node, [...Object.keys(CHOICES), "style"]);
  const chosen = choose(source, parts, CHOICES);
  const style = (parts as ReadonlyMap<string, DocumentEntry>).get("style");
  return {
    sdk: chosen.sdk === "3" ? 3 : 4,
    db: chosen.db as ExampleProject["db"],
    runner: chosen.runner as ExampleProject["runner"],
    layout: chosen.layout as ExampleProject["layout"],
    style: readStyle(source, style?.value),
  };
}

function readStyle(source: DocumentSource, node: DocumentNode | undefined): Style {
  const parts = node === undefined ? new Map() : entriesOf(source, node, Object.keys(STYLES));
  const chosen = choose(source, parts, STYLES);
  return {
    quotes: chosen.quotes === "single" ? "single" : "double",
    semicolons: chosen.semicolons === "true",
    indent: chosen.indent === "tab" ? "\t" : " ".repeat(Number(chosen.indent)),
    trailingCommas: chosen.trailingCommas === "true",
    eol: chosen.eol === "crlf" ? "\r\n" : "\n",
  };
}

function choose<C extends Choices>(
  source: DocumentSource,
  parts: ReadonlyMap<string, DocumentEntry>,
  choices: C,
): Record<keyof C, string> {
  const chosen = Object.entries(choices).map(([key, values]) => {
    const entry = parts.get(key);
    if (entry === undefined) return [key, values[0]];
    const text = textOf(source, key, entry.value);
    if (values.includes(text)) return [key, text];
    const message = `${printable(text)} given to ${key} is none of ${values.join(", ")}.`;
    throw refuseAt(source, entry.value.at, { message });
  });
  return Object.fromEntries(chosen) as Record<keyof C, string>;
}
