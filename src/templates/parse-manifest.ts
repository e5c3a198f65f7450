import { type ParseError, parseTree } from "jsonc-parser";
import { nearest } from "../answers/nearest.js";
import { lineAndColumn } from "../project/line-and-column.js";
import { mistakeIn } from "./check-manifest.js";
import { checkRequires } from "./check-requires.js";
import { invalidManifest, invalidTemplate } from "./invalid-template.js";
import { MANIFEST_KEYS, type TemplateManifest, templateManifest } from "./manifest.js";
import { issueReason } from "./manifest-issue.js";
import type { ManifestPath } from "./manifest-place.js";

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
    const mistake = mistakeIn(result.data);
    if (mistake === undefined) return result.data;
    throw invalidManifest({ file, source }, mistake.path, mistake.reason);
  }
  const [issue] = result.error.issues;
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const path: ManifestPath = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])];
  const reason =
    unknown === undefined ? (issue === undefined ? "is not valid" : issueReason(issue)) : unknownKey(unknown);
  throw invalidManifest({ file, source }, path, /[.?]$/.test(reason) ? reason : `${reason}.`);
}

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
