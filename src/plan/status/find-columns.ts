import type { Column, Model } from "../../project/project.js";
import { kebabCase } from "../../text/case.js";

/** The first of some names, in any case, that a model has as a column which fits. */
export function findColumn(
  { columns }: Model,
  names: readonly string[],
  fits: (column: Column) => boolean,
): Column | undefined {
  for (const name of names) {
    const found = columns.find((column) => kebabCase(column.name) === name && fits(column));
    if (found !== undefined) return found;
  }
  return undefined;
}

export const isTime = ({ type, time }: Column): boolean => type === "date" || time !== undefined;
export const isText = ({ type, time }: Column): boolean => type === "string" && time === undefined;
