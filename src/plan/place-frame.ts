import { codeFrame, framed } from "../errors/code-frame.js";
import { lineAndColumn } from "../project/line-and-column.js";

/** What a refusal says about a place of a file that was read, with the lines to add by hand below. */
export function placeFrame(
  text: string | undefined,
  offset: number,
  byHand: string,
): { readonly line?: number; readonly column?: number; readonly snippet: string } {
  if (text === undefined) return { snippet: byHand };
  const { line, column } = lineAndColumn(text, offset);
  return { line, column, snippet: framed(codeFrame(text, line, column), byHand) };
}
