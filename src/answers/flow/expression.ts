import { parseCel } from "../cel.js";
import { trimBlanks } from "../trim-blanks.js";

/**
 * An option that is nothing but a CEL expression over the event.
 * @throws ANSWER_INVALID
 */
export function parseExpression(flag: string, text: string): string {
  const expression = trimBlanks(text);
  parseCel(flag, expression);
  return expression;
}
