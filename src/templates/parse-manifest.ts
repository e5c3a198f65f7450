import { type Node, type ParseError, parseTree } from "jsonc-parser";
import { nearest } from "../answers/nearest.js";
import { printable } from "../answers/printable.js";
import { lineAndColumn } from "../project/line-and-column.js";
import { mistakeIn } from "./check-manifest.js";
import { checkRequires } from "./check-requires.js";
import { invalidManifest, invalidTemplate } from "./invalid-template.js";
import { jsonReason } from "./json-reason.js";
import { MANIFEST_KEYS, type TemplateManifest, templateManifest } from "./manifest.js";
import { type Issue, issueReason } from "./manifest-issue.js";
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
  refuseTwice(file, source);
  const result = templateManifest.safeParse(json);
  if (result.success) {
    const mistake = mistakeIn(result.data);
    if (mistake === undefined) return result.data;
    throw invalidManifest({ file, source }, mistake.path, mistake.reason);
  }
  const [first] = result.error.issues;
  const issue = first && innermost(first);
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

/** Of what fits none of several shapes, what is wrong in the only one that it resembles. */
function innermost(issue: Issue): Issue {
  if (issue.code !== "invalid_union" || issue.message !== "Invalid input") return issue;
  const alike = issue.errors.filter(([first]) => first?.code === "unrecognized_keys" || (first?.path.length ?? 0) > 0);
  const [only = [], ...others] = alike;
  const inner = only.find(({ code }) => code === "unrecognized_keys") ?? only[0];
  if (inner === undefined || others.length > 0) return issue;
  return innermost({ ...inner, path: [...issue.path, ...inner.path] });
}

function readJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const error = treeOf(text).errors[0];
    const reason = error === undefined ? "" : `: ${jsonReason(error)}`;
    const place = lineAndColumn(text, error?.offset ?? text.length);
    throw invalidTemplate(`${file} is not JSON${reason}.`, { file, ...place, cause });
  }
}

/** No root where it is nested too deeply for this parser. */
function treeOf(text: string): { readonly root: Node | undefined; readonly errors: readonly ParseError[] } {
  const errors: ParseError[] = [];
  try {
    return { root: parseTree(text, errors, { disallowComments: true }), errors };
  } catch {
    return { root: undefined, errors };
  }
}

/** `JSON.parse` takes the last of several. */
function refuseTwice(file: string, text: string, node: Node | undefined = treeOf(text).root): void {
  const keys = node?.type === "object" ? (node.children ?? []).map(({ children = [] }) => children[0]) : [];
  const twice = keys.find((key, index) => keys.findIndex((each) => each?.value === key?.value) < index);
  if (twice !== undefined) {
    const message = `${file}: the key ${printable(String(twice.value))} is there twice.`;
    throw invalidTemplate(message, { file, ...lineAndColumn(text, twice.offset) });
  }
  for (const child of node?.children ?? []) refuseTwice(file, text, child);
}
