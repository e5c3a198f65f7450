import { type CelUse, parseCel } from "../cel.js";
import { trimBlanks } from "../trim-blanks.js";

/**
 * An option that is nothing but a CEL expression over the event.
 * @throws ANSWER_INVALID
 */
export function parseExpression(flag: string, text: string, use: CelUse): string {
  const expression = trimBlanks(text);
  parseCel(flag, expression, { use });
  return expression;
}
