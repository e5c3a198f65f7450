import type { ts } from "@ts-morph/common";
import { braceList } from "./delimited.js";
import { type FileStyle, fileStyle } from "./file-style.js";
import { appendToList, insertBeforeItem } from "./insert-into-list.js";
import { sortedIndex } from "./order.js";
import type { Edit } from "./splice.js";

/** The braces of an import, an export or a `require`. */
export type Braces = ts.NamedImports | ts.NamedExports | ts.ObjectBindingPattern;
type NameInBraces = ts.ImportSpecifier | ts.ExportSpecifier | ts.BindingElement;

/** Adds a name to the braces of an import, an export or a `require`; where the names are sorted they stay so. */
export function insertName(source: ts.SourceFile, names: Braces, name: string, fallback?: FileStyle): Edit[] {
  const elements: ts.NodeArray<NameInBraces> = names.elements;
  const style = fileStyle(source, fallback);
  const list = braceList(source, { open: names.getStart(source), end: names.end }, elements, style);
  const existing = elements.map((element) => (element.propertyName ?? element.name).getText(source));
  const bare = name.replace(/^type /, "").replace(/(?: as |: ).*$/, "");
  const next = list.items[sortedIndex(existing, bare, 1) ?? existing.length];
  return next === undefined ? appendToList(list, () => name) : insertBeforeItem(list, next, () => name);
}

/** True where the braces have the name, imported or exported under whatever other name. */
export const hasName = (names: ts.NamedImports | ts.NamedExports, name: string): boolean =>
  [...names.elements].some((element) => (element.propertyName ?? element.name).text === name);
