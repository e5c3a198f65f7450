import { type ParseError, parseTree } from "jsonc-parser";
import { nearest } from "../answers/nearest.js";
import { QUESTIONS } from "../answers/questions.js";
import { parseTemplateAnswer } from "../answers/template-question.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { lineAndColumn } from "../project/line-and-column.js";
import { checkRequires } from "./check-requires.js";
import { invalidTemplate } from "./invalid-template.js";
import { MANIFEST_KEYS, type TemplateManifest, templateManifest } from "./manifest.js";
import { issueReason } from "./manifest-issue.js";
import { type ManifestPath, manifestPlace } from "./manifest-place.js";

/**
 * A `template.json`, checked.
 *
 * @param file path to name in errors
 * @throws TEMPLATE_INVALID with the line and the key
 * @throws TEMPLATE_REQUIRES when it is written for another version of this tool: then nothing else of it is judged
 */
export function parseManifest(file: string, source: string): TemplateManifest {
  const json = readJson(file, source);
  checkRequires(json, { file, source });
  const result = templateManifest.safeParse(json);
  if (result.success) {
    checkDefaults(result.data, { file, source });
    return result.data;
  }
  const [issue] = result.error.issues;
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const path: ManifestPath = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])];
  const reason =
    unknown === undefined ? (issue === undefined ? "is not valid" : issueReason(issue)) : unknownKey(unknown);
  throw invalidTemplate(`${file}: ${keyOf(path)}: ${reason}.`, manifestPlace({ file, source }, path));
}

/** Its answers are to questions that there are, and a question's own default is an answer to it. */
function checkDefaults(manifest: TemplateManifest, at: { readonly file: string; readonly source: string }): void {
  const keys = QUESTIONS.map(({ key }) => key as string);
  const wrong = Object.keys(manifest.defaults).find((key) => !keys.includes(key));
  const refuse = (path: ManifestPath, reason: string): Error =>
    invalidTemplate(`${at.file}: ${keyOf(path)}: ${reason}`, manifestPlace(at, path));
  if (wrong !== undefined) {
    const meant = nearest(wrong, keys);
    throw refuse(
      ["defaults", wrong],
      `there is no such question${meant === undefined ? "." : `; did you mean ${meant}?`}`,
    );
  }
  for (const [index, question] of manifest.questions.entries()) {
    const { default: answer } = question;
    if (answer === undefined) continue;
    try {
      parseTemplateAnswer(question, typeof answer === "boolean" ? answer : String(answer));
    } catch (error) {
      if (!(error instanceof ScaffoldError)) throw error;
      throw refuse(["questions", index, "default"], error.message);
    }
  }
}

/** `questions[0].flag`. */
const keyOf = (path: ManifestPath): string =>
  path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : `${index > 0 ? "." : ""}${String(part)}`))
    .join("") || "the manifest";

function unknownKey(key: string): string {
  const meant = nearest(key, MANIFEST_KEYS);
  return `there is no such key${meant === undefined ? "" : `; did you mean ${meant}?`}`;
}

function readJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const at = firstError(text)?.offset ?? text.length;
    throw invalidTemplate(`${file} is not JSON.`, { file, ...lineAndColumn(text, at), cause });
  }
}

/** Undefined where it is nested too deeply for this parser. */
function firstError(text: string): ParseError | undefined {
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { disallowComments: true });
  } catch {
    return undefined;
  }
  return errors[0];
}
