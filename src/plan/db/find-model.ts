import type { Model } from "../../project/project.js";
import { camelCase, kebabCase, plural } from "../../text/case.js";
import type { NeededColumn } from "../schema-lines.js";

/** The model that one of some singular nouns stands for: by its own name, its accessor's or its table's. */
export function findModel(models: readonly Model[], nouns: readonly string[]): Model | undefined {
  const wanted = nouns.flatMap((noun) => [noun, plural(camelCase(noun))]).map(kebabCase);
  const isCalled = (name: string): boolean => wanted.includes(kebabCase(name));
  return (
    models.find(({ value, accessor }) => isCalled(value) || isCalled(accessor)) ??
    models.find(({ value, table }) => isCalled(bareName(value)) || (table !== undefined && isCalled(bareName(table))))
  );
}

/** `documentsTable` and `tbl_documents` are called documents. */
const bareName = (name: string): string =>
  kebabCase(name)
    .replace(/^(tbl|table)-/, "")
    .replace(/-(tbl|table|model|schema)$/, "");

/** The column of a model that a template means, by any of its names. */
export function findNeeded(model: Model | undefined, needed: NeededColumn): Model["columns"][number] | undefined {
  const names = [needed.name, ...(needed.names ?? [])];
  for (const name of names) {
    const found = model?.columns.find((column) => sameName(column.name, name) && satisfies(column, needed));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A column that the template does without may also be called in another case. */
const sameName = (own: string, name: string): boolean => own === name || kebabCase(own) === kebabCase(name);

function satisfies(column: Model["columns"][number], needed: NeededColumn): boolean {
  if (needed.nullable === true && !column.optional) return false;
  if (needed.notNull === true && column.optional) return false;
  if (needed.fraction === "written" && column.whole) return false;
  if (column.type === "enum") {
    const values = needed.values ?? [];
    return (
      (needed.type === "enum" || needed.type === "string") &&
      values.length > 0 &&
      values.every((each) => column.values?.includes(each))
    );
  }
  return column.time === undefined && column.type === (needed.type === "enum" ? "string" : needed.type);
}

/** The columns that a new row needs a value for, and that the template does not write. */
export const unfilledBeyond = (model: Model | undefined, columns: readonly NeededColumn[]): string[] =>
  (model?.columns ?? [])
    .filter(({ name, optional, filled }) => !optional && !filled && !columns.some((each) => each.name === name))
    .map(({ name }) => name);
