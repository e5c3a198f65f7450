import { type ParseError, parseTree } from "jsonc-parser";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { outlineOf } from "../project/outline.js";
import { parseDownwards } from "../project/parse.js";
import { isCode } from "../project/source-files.js";
import { withEol } from "../text/eol.js";
import { withFileEnds } from "../text/file-ends.js";
import { tidy } from "../text/tidy.js";
import { type ModuleUse, toCommonJs } from "./common-js.js";
import type { RenderContext } from "./context.js";
import { invalidTemplate } from "./invalid-template.js";
import { jsonReason } from "./json-reason.js";
import { locate } from "./locate.js";
import { namePackages } from "./name-packages.js";
import type { Compile } from "./render-text.js";
import { restyle } from "./restyle.js";
import { stripTypes } from "./strip-types.js";

export interface Rendered {
  readonly path: string;
  readonly text: string;
  /** Path of the template file. */
  readonly file: string;
  readonly use: ModuleUse;
  /** Renders the text once more: see `locate`. */
  readonly again: (compile: Compile) => string;
}

const JSON_FILE = /\.jsonc?$/;

/** A longer file is not one that somebody would want to read. */
const MAX_CHARACTERS = 1_000_000;

/**
 * Rendered text brought to the style of the project; source code and JSON are parsed first.
 * @throws TEMPLATE_INVALID when code or JSON does not parse, or a file is too long
 */
export function finish(rendered: Rendered, { style, packages, checked }: RenderContext): string {
  const { path, text, file, use } = rendered;
  if (text.length > MAX_CHARACTERS) {
    throw invalidTemplate(`${file} renders to ${text.length} characters; ${MAX_CHARACTERS} is the most.`, { file });
  }
  const clean = tidy(text);
  if (!isCode(path) && !JSON_FILE.test(path)) return withEol(clean, style.eol);
  // Types are parsed as TypeScript whatever the file will be called.
  const typed = path.replace(/\.([cm]?)js(x?)$/, ".$1ts$2");
  try {
    if (JSON_FILE.test(path)) {
      refuseNoJson(clean, rendered);
      return withEol(clean, style.eol);
    }
    confirmParses(typed, clean, rendered);
    const named = namePackages(clean, packages);
    const plain = typed === path ? named : stripTypes(named, checked);
    const written = typed !== path && style.commonJs === true ? toCommonJs(plain, use) : plain;
    return withFileEnds(
      restyle(written, style, () => parseDownwards(path, written)),
      style,
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidTemplate(`${file} renders to code that is nested too deeply.`, { file, cause: error });
  }
}

function confirmParses(path: string, text: string, { file, again }: Rendered): void {
  try {
    outlineOf(path, text);
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    const { line = 1, column = 1, snippet } = error;
    const lines = text.split("\n");
    const before = `${lines.slice(0, line - 1).join("\n")}\n${(lines[line - 1] ?? "").slice(0, column - 1)}`;
    const { place, ...at } = placeIn({ file, again }, before);
    const reason = error.message.replace(/^.* does not parse: /, "");
    throw invalidTemplate(`${place} renders to code that does not parse: ${reason}`, { ...at, snippet, cause: error });
  }
}

/** JSON with comments where it is for a tool that takes them. */
const WITH_COMMENTS = /\.jsonc$|(?:^|\/)[jt]sconfig[^/]*\.json$|(?:^|\/)\.vscode\//;

function refuseNoJson(text: string, rendered: Rendered): void {
  const comments = WITH_COMMENTS.test(rendered.path);
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: !comments, allowTrailingComma: comments });
  const [error] = errors;
  if (error === undefined) return;
  const { place, ...at } = placeIn(rendered, text.slice(0, error.offset));
  throw invalidTemplate(`${place} renders to JSON that does not parse: ${jsonReason(error)}.`, at);
}

/** Where the template has what comes after a part of the rendered text, and the name of that file. */
function placeIn(
  { file, again }: Pick<Rendered, "file" | "again">,
  before: string,
): { place: string; file: string; line: number | undefined; column: number | undefined } {
  const found = locate(again, before.replace(/\s/g, "").length);
  const { file: place, line, column } = found ?? { file, line: undefined, column: undefined };
  return { place, file: place, line, column };
}
