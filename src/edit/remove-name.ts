import type { ts } from "@ts-morph/common";
import { braceList } from "./delimited.js";
import { fileStyle } from "./file-style.js";
import type { Braces } from "./insert-name.js";
import { removeFromList } from "./remove-from-list.js";
import type { Edit } from "./splice.js";

/** Takes a name out of the braces of an import, an export or a `require`, by what it is called in this file: the inverse of `insertName`. */
export function removeName(source: ts.SourceFile, names: Braces, local: string): Edit[] {
  const elements: ts.NodeArray<ts.ImportSpecifier | ts.ExportSpecifier | ts.BindingElement> = names.elements;
  const style = fileStyle(source);
  const index = elements.findIndex((element) => element.name.getText(source) === local);
  return removeFromList(braceList(source, { open: names.getStart(source), end: names.end }, elements, style), index);
}
