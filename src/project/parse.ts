import { ts } from "@ts-morph/common";
import { codeFrame } from "../errors/code-frame.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { lineAndColumn } from "./line-and-column.js";

/** Nothing here reads what comments say of types. */
const OPTIONS: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.Latest,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
};

const parsed = new Map<string, ts.SourceFile>();

/**
 * The syntax tree of a file, parents set; the same text of the same file is parsed once.
 *
 * @param path relative to the project root; its extension decides the language
 * @throws SYNTAX_ERROR with a code frame when the text does not parse
 */
export function parseSource(path: string, text: string): ts.SourceFile {
  const known = parsed.get(path);
  if (known?.text === text) return known;
  const source = parseAnew(path, text);
  parsed.set(path, source);
  return source;
}

/**
 * The same, for one owner alone.
 * @throws SYNTAX_ERROR
 */
export function parseAnew(path: string, text: string): ts.SourceFile {
  const source = ts.createSourceFile(path, text, OPTIONS, true);
  refuseErrors(source, path);
  return source;
}

/** Trees of the files that were parsed last: those of all jobs of a plan would fill the memory. */
const parsedDownwards = new Map<string, ts.SourceFile>();
const MOST_TREES = 8;

/**
 * The same as `parseSource` for a text that is only looked through from the top: its nodes do not know their parents,
 * which is cheaper.
 *
 * @throws SYNTAX_ERROR
 */
export function parseDownwards(path: string, text: string): ts.SourceFile {
  const known = parsedDownwards.get(path);
  if (known?.text === text) return known;
  const source = ts.createSourceFile(path, text, OPTIONS, false);
  refuseErrors(source, path);
  parsedDownwards.delete(path);
  parsedDownwards.set(path, source);
  const [oldest = path] = parsedDownwards.keys();
  if (parsedDownwards.size > MOST_TREES) parsedDownwards.delete(oldest);
  return source;
}

/**
 * The tree of a text after an edit, made from the tree before it: only what changed is read again. The old tree is used
 * up by this, so it must be nobody else's: one of `parseAnew` or of this.
 *
 * @param edit where characters were taken out or put in, as offsets in the text before
 * @throws SYNTAX_ERROR as `parseSource` does
 */
export function reparseSource(
  old: ts.SourceFile,
  path: string,
  text: string,
  edits: readonly { readonly offset: number; readonly insert: string; readonly remove?: number }[],
): ts.SourceFile {
  const start = Math.min(...edits.map(({ offset }) => offset));
  const end = Math.max(...edits.map(({ offset, remove = 0 }) => offset + remove));
  const range = { span: { start, length: end - start }, newLength: end - start + text.length - old.text.length };
  const source = ts.updateSourceFile(old, text, range);
  refuseErrors(source, path);
  return source;
}

/** The parser keeps what it could not read on the tree, in a member its types do not show. */
function refuseErrors(source: ts.SourceFile, path: string): void {
  const { parseDiagnostics = [] } = source as { parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  const [first] = parseDiagnostics;
  if (first === undefined) return;
  const { line, column } = lineAndColumn(source.text, first.start);
  const message = typeof first.messageText === "string" ? first.messageText : first.messageText.messageText;
  throw new ScaffoldError("SYNTAX_ERROR", `${path} does not parse: ${message}`, {
    hint: "Correct the file and run the command again.",
    file: path,
    line,
    column,
    snippet: codeFrame(source.text, line, column),
  });
}
