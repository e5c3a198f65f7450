import { printable } from "../answers/printable.js";
import { ScaffoldError } from "../errors/scaffold-error.js";

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "\u2010": "hyphen",
    "\u2011": "non-breaking hyphen",
    "\u2012": "figure dash",
    "\u2013": "en dash",
    "\u2014": "em dash",
    "\u2015": "horizontal bar",
    "\u2212": "minus sign",
  }),
);

/**
 * Word processors turn `--event` into `–event` or `—event`, which no parser takes for a flag.
 * @throws USAGE for the first argument that begins with such a dash
 */
export function refuseLongDashes(argv: readonly string[]): void {
  for (const argument of argv) {
    const match = /^(-?)([\u2010-\u2015\u2212]+)-?(.*)$/su.exec(argument);
    if (!match) continue;
    const [, , dashes = "", rest = ""] = match;
    const name = NAMES.get(dashes.charAt(0)) ?? "dash";
    throw new ScaffoldError(
      "USAGE",
      `${printable(argument)} begins with ${/^[aeiou]/.test(name) ? "an" : "a"} ${name}, not with hyphens.`,
      {
        hint: `Type ${/^[a-z]/i.test(rest) ? `--${printable(rest).slice(1, -1)}` : "two hyphens"}.`,
      },
    );
  }
}
