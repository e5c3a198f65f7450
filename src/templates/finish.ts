import { ScaffoldError } from "../errors/scaffold-error.js";
import { parseSource } from "../project/parse.js";
import { withEol } from "../text/eol.js";
import type { RenderContext } from "./context.js";
import { invalidTemplate } from "./invalid-template.js";
import { restyle } from "./restyle.js";
import { stripTypes } from "./strip-types.js";

export interface Rendered {
  readonly path: string;
  readonly text: string;
  readonly template: { readonly file: string; readonly text: string };
}

const CODE = /\.[cm]?[jt]sx?$/;

/**
 * Rendered text brought to the style of the project; source code is parsed first.
 * @throws TEMPLATE_INVALID when code does not parse
 */
export function finish({ path, text, template }: Rendered, { style }: RenderContext): string {
  const tidy = `${text
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
  if (!CODE.test(path)) return withEol(tidy, style.eol);
  // Types are parsed as TypeScript whatever the file will be called.
  const typed = path.replace(/\.([cm]?)js(x?)$/, ".$1ts$2");
  parseRendered(typed, tidy, template);
  const plain = typed === path ? tidy : stripTypes(tidy);
  return restyle(plain, style);
}

function parseRendered(path: string, text: string, template: Rendered["template"]): void {
  try {
    parseSource(path, text);
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    throw invalidTemplate(`${template.file} renders to code that does not parse: ${error.message}`, {
      file: template.file,
      line: templateLine(template.text, text, error.line),
      snippet: error.snippet,
      cause: error,
    });
  }
}

/** The line of the template that a rendered line came from unchanged; undefined where values went into it. */
function templateLine(template: string, rendered: string, line: number | undefined): number | undefined {
  const wanted = line === undefined ? "" : (rendered.split("\n")[line - 1] ?? "").trim();
  const at = template.split("\n").findIndex((each) => each.trim() === wanted);
  return at === -1 || wanted === "" ? undefined : at + 1;
}
