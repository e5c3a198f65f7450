import { compile } from "./compile.js";
import type { FileScope } from "./file-scope.js";
import { HELPERS } from "./helpers/all.js";
import { invalidTemplate } from "./invalid-template.js";
import type { Partial } from "./load.js";
import type { TemplateView } from "./view.js";

export interface TextSource {
  /** Path of the template file, for errors. */
  readonly file: string;
  readonly text: string;
  readonly partials: ReadonlyMap<string, Partial>;
}

/**
 * Renders one text with nothing escaped and every name required.
 * @throws TEMPLATE_INVALID with line and column of what could not be rendered
 */
export function renderText(source: TextSource, view: TemplateView, scope: FileScope): string {
  if (!source.text.includes("{{")) return source.text;
  const helpers = Object.fromEntries(
    Object.entries(HELPERS).map(([name, make]) => [name, make({ ...scope, context: view })]),
  );
  const partials = Object.fromEntries([...source.partials].map(([name, { text }]) => [name, compile(text)]));
  try {
    return compile(source.text)(view, { helpers, partials });
  } catch (error) {
    throw explain(source.file, error);
  }
}

function explain(file: string, error: unknown): Error {
  const { line, column, reason } = placeOf(error);
  const message = `${file} cannot be rendered: ${reason}.`;
  return invalidTemplate(message, { file, line, column, cause: error });
}

interface Place {
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly reason: string;
}

/** Handlebars gives the place of a missing name as numbers, and that of a syntax error in its message only. */
function placeOf(error: unknown): Place {
  const { message, lineNumber, column } = error as { message: string; lineNumber?: number; column?: number };
  const [, parsedLine] = /^Parse error on line (\d+)/.exec(message) ?? [];
  const [summary = message] = message.split("\n");
  const reason = summary.replace(/ - \d+:\d+$/, "").replace(/ not defined in \[object Object\]$/, " is not defined");
  const [, atLine, atColumn] = / - (\d+):(\d+)$/.exec(summary) ?? [];
  const line = lineNumber ?? numberOf(parsedLine ?? atLine);
  const at = column ?? numberOf(atColumn);
  return { line, column: at === undefined ? undefined : at + 1, reason };
}

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
