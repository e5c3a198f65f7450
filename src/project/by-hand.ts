import type { ts } from "@ts-morph/common";
import { isCommonJs } from "./common-js.js";

/** What the lines to add by hand call the new function where its name is not known. */
export const NEW_FUNCTION = "yourFunction";

/** The same behind a prefix: `createYourFunction`. */
export const NEW_FUNCTION_CAPITALIZED = "YourFunction";

export const importByHand = (name: string): string => `  import { ${name} } from "<the new file>";`;

export const IMPORT_BY_HAND = `Add by hand:\n${importByHand(NEW_FUNCTION)}`;

/** The lines that a person adds where the tool refuses to. */
export const ADD_BY_HAND = `${IMPORT_BY_HAND}\n  functions: [/* … */ ${NEW_FUNCTION}]`;

/** Lines to add by hand to a module, by `require()` and `exports` where it is CommonJS. */
export function inFormOf(source: ts.SourceFile, lines: string): string {
  if (!isCommonJs(source)) return lines;
  return lines
    .replace(/^( *)import (\{[^}]*\}|[\w$]+) from ("[^"]*");/gm, "$1const $2 = require($3);")
    .replace(/^( *)export const ([\w$]+) = /gm, "$1exports.$2 = ")
    .replace(/^( *)export ((?:async )?function ([\w$]+))/gm, "$1exports.$3 = $2");
}
