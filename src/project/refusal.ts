import { codeFrame, framed } from "../errors/code-frame.js";
import type { ErrorCode } from "../errors/codes.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { inFormOf } from "./by-hand.js";
import { lineAndColumn } from "./line-and-column.js";
import type { Located, Modules } from "./modules.js";

/** A refusal that shows the code it is about. @param byHand lines to add by hand, below the code frame */
export function refusal(
  modules: Modules,
  code: ErrorCode,
  at: Located,
  text: { message: string; hint: string; byHand?: string },
): ScaffoldError {
  const source = modules.source(at.file);
  if (source === undefined) return new ScaffoldError(code, text.message, { hint: text.hint, file: at.file });
  const { line, column } = lineAndColumn(source.text, at.node.getStart(source));
  const snippet = framed(codeFrame(source.text, line, column), text.byHand && inFormOf(source, text.byHand));
  return new ScaffoldError(code, text.message, { hint: text.hint, file: at.file, line, column, snippet });
}
