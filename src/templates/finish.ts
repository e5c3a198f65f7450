import type { ts } from "@ts-morph/common";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { parseDownwards } from "../project/parse.js";
import { withEol } from "../text/eol.js";
import { tidy } from "../text/tidy.js";
import type { RenderContext } from "./context.js";
import { invalidTemplate } from "./invalid-template.js";
import { locate } from "./locate.js";
import type { Compile } from "./render-text.js";
import { restyle } from "./restyle.js";
import { stripTypes } from "./strip-types.js";

export interface Rendered {
  readonly path: string;
  readonly text: string;
  /** Path of the template file. */
  readonly file: string;
  /** Renders the text once more: see `locate`. */
  readonly again: (compile: Compile) => string;
}

const CODE = /\.[cm]?[jt]sx?$/;

/** A longer file is not one that somebody would want to read. */
const MAX_CHARACTERS = 1_000_000;

/**
 * Rendered text brought to the style of the project; source code is parsed first.
 * @throws TEMPLATE_INVALID when code does not parse, or a file is too long
 */
export function finish(rendered: Rendered, { style }: RenderContext): string {
  const { path, text, file } = rendered;
  if (text.length > MAX_CHARACTERS) {
    throw invalidTemplate(`${file} renders to ${text.length} characters; ${MAX_CHARACTERS} is the most.`, { file });
  }
  const clean = tidy(text);
  if (!CODE.test(path)) return withEol(clean, style.eol);
  // Types are parsed as TypeScript whatever the file will be called.
  const typed = path.replace(/\.([cm]?)js(x?)$/, ".$1ts$2");
  try {
    const parsed = parseRendered(typed, clean, rendered);
    return typed === path ? restyle(clean, style, parsed) : restyle(stripTypes(clean), style);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidTemplate(`${file} renders to code that is nested too deeply.`, { file, cause: error });
  }
}

function parseRendered(path: string, text: string, { file, again }: Rendered): ts.SourceFile {
  try {
    return parseDownwards(path, text);
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    const { line = 1, column = 1 } = error;
    const lines = text.split("\n");
    const before = `${lines.slice(0, line - 1).join("\n")}\n${(lines[line - 1] ?? "").slice(0, column - 1)}`;
    const place = locate(again, before.replace(/\s/g, "").length);
    const reason = error.message.replace(/^.* does not parse: /, "");
    throw invalidTemplate(`${place?.file ?? file} renders to code that does not parse: ${reason}`, {
      file: place?.file ?? file,
      line: place?.line,
      column: place?.column,
      snippet: error.snippet,
      cause: error,
    });
  }
}
