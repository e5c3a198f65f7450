import Handlebars from "handlebars";
import { TemplateFailure } from "./failure.js";

/** Handlebars' own: lines from 1, columns from 0. */
export interface Location {
  readonly start: { readonly line: number; readonly column: number };
}

/** Line and column, both from 1, of an error that was thrown while a text was compiled or rendered. */
export function placeOf(
  error: unknown,
  location: Location | undefined,
  text: string,
): { line?: number | undefined; column?: number | undefined } {
  if (error instanceof TemplateFailure && error.line !== undefined) return { line: error.line, column: error.column };
  const known = error instanceof Error ? error : new Error(String(error));
  const { message, lineNumber, column } = known as Error & { lineNumber?: number; column?: number };
  if (lineNumber !== undefined) return { line: lineNumber, column: column === undefined ? undefined : column + 1 };
  if (location !== undefined) return { line: location.start.line, column: location.start.column + 1 };
  const [, parsedLine, excerpt = "", frame = ""] = /^Parse error on line (\d+):\n(.*)\n(-*)\^/.exec(message) ?? [];
  if (parsedLine !== undefined) {
    return placeOfParse(text, Number(parsedLine), excerpt.slice(0, frame.length).replace(/^\.\.\./, ""));
  }
  const [, atLine, atColumn] = / - (\d+):(\d+)$/.exec(message.split("\n")[0] ?? "") ?? [];
  if (atLine !== undefined) return { line: Number(atLine), column: Number(atColumn) + 1 };
  const [, property] = /\(reading '([^']+)'\)/.exec(message) ?? [];
  return (property === undefined ? undefined : placeOfProperty(text, property)) ?? {};
}

/**
 * Handlebars says the line, and shows the end of what it had read, without line breaks.
 *
 * @param read those last characters
 */
function placeOfParse(text: string, line: number, read: string): { line: number; column: number } {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).join("");
  const found = lines.join("").indexOf(read, Math.max(0, before.length - read.length));
  const column = found === -1 ? 1 : found + read.length - before.length + 1;
  return { line, column: Math.max(1, Math.min(column, (lines[line - 1] ?? "").length + 1)) };
}

/** What went wrong, in the words of this tool where Handlebars or the engine has others. */
export function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return "it is nested too deeply";
  const message = error instanceof Error ? error.message : String(error);
  const [, property] = /\(reading '([^']+)'\)/.exec(message) ?? [];
  if (property !== undefined) return `${JSON.stringify(property)} is asked of what has no value here`;
  const [summary = message, , , expecting = ""] = message.split("\n");
  return `${summary.replace(/:$/, "")}${summary.endsWith(":") && expecting !== "" ? `: ${expecting}` : ""}`
    .replace(/ - \d+:\d+$/, "")
    .replace(/ not defined in .*$/, " is not defined");
}

/** The first name of a text that asks for a property of something. */
function placeOfProperty(text: string, property: string): { line: number; column: number } | undefined {
  let found: { line: number; column: number } | undefined;
  class Finder extends Handlebars.Visitor {
    override PathExpression(path: hbs.AST.PathExpression): void {
      if (found === undefined && path.parts.indexOf(property) > 0)
        found = { line: path.loc.start.line, column: path.loc.start.column + 1 };
    }
  }
  new Finder().accept(Handlebars.parse(text));
  return found;
}
