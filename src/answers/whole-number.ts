import { ScaffoldError } from "../errors/scaffold-error.js";
import { printable } from "./printable.js";

/** @throws ANSWER_INVALID when the text is not a whole number from `least` to `most` in digits */
export function parseWholeNumber(flag: string, text: string, range: { least: number; most: number }): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= range.least && value <= range.most) return value;
  throw new ScaffoldError(
    "ANSWER_INVALID",
    `${printable(text)} given to ${flag} is not a whole number from ${range.least} to ${range.most}.`,
    {
      hint: `Use a number such as ${flag} ${Math.max(range.least, Math.min(3, range.most))}.`,
    },
  );
}
