import { importsOf, specifierOf } from "../edit/find-import.js";
import { parseDownwards } from "../project/parse.js";
import { isJavaScript } from "./draft.js";
import { typescriptSyntax } from "./typescript-syntax.js";

/** What is confirmed of a file once all changes are known; its tree is far larger, and there may be hundreds. */
export interface Outline {
  /** What it imports from, in order. */
  readonly specifiers: readonly string[];
  /** Of a JavaScript file: the first line, from 1, with syntax that only TypeScript has. */
  readonly typesAt: number | undefined;
}

const outlines = new Map<string, { readonly text: string; readonly outline: Outline }>();

/**
 * The outline of a file with code; the same text of the same file is read once.
 *
 * @param path relative to the project root
 * @throws SYNTAX_ERROR when the text does not parse
 */
export function outlineOf(path: string, text: string): Outline {
  const known = outlines.get(path);
  if (known?.text === text) return known.outline;
  const source = parseDownwards(path, text);
  const types = isJavaScript(path) ? typescriptSyntax(source) : undefined;
  const outline = {
    specifiers: importsOf(source).map(specifierOf),
    typesAt: types && source.getLineAndCharacterOfPosition(types.getStart(source)).line + 1,
  };
  outlines.set(path, { text, outline });
  return outline;
}
