import { basename } from "node:path";
import { helperNames } from "./helpers/all.js";
import type { Template } from "./load.js";
import { partialCalls } from "./prepare.js";
import { readExamples } from "./read-examples.js";

/**
 * Everything of a template that another directory of templates needs to have it: its manifest, its files, the partials
 * they call, its examples with their snapshots. Texts by their path below that directory, as they are.
 *
 * @throws TEMPLATE_INVALID
 */
export function ejectFiles(template: Template): ReadonlyMap<string, string> {
  const { id } = template.manifest;
  const files = new Map([[`${id}/template.json`, template.source]]);
  for (const [name, { text }] of template.files) {
    files.set(name.startsWith("../") ? name.slice("../".length) : `${id}/${name}`, text);
  }
  for (const name of partialsOf(template)) {
    files.set(`_partials/${name}.hbs`, template.partials.get(name)?.text ?? "");
  }
  for (const { name, file, text, snapshot } of readExamples(template)) {
    if (file !== undefined) files.set(`${id}/examples/${basename(file)}`, text);
    for (const [path, stored] of snapshot ?? []) files.set(`${id}/examples/${name}/${path}`, stored);
  }
  return files;
}

/** The partials that its texts call, and those that these call. */
function partialsOf(template: Template): string[] {
  const names = helperNames(template.helpers);
  const found = new Set<string>();
  const visit = (text: string): void => {
    for (const { name } of partialCalls(text, names)) {
      const partial = template.partials.get(name);
      if (partial === undefined || found.has(name)) continue;
      found.add(name);
      visit(partial.text);
    }
  };
  for (const { text } of template.files.values()) visit(text);
  for (const text of textsIn(template.manifest)) visit(text);
  return [...found].sort();
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value.includes("{{") ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
