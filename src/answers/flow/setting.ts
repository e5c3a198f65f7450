import { ScaffoldError } from "../../errors/scaffold-error.js";
import { parseCel } from "../cel.js";
import { printable } from "../printable.js";
import { trimBlanks } from "../trim-blanks.js";

/** An option as it is typed: `head[,name=value][:key]`. */
export interface Setting {
  /** What stands before the first comma or colon. */
  readonly head: string;
  readonly named: Readonly<Record<string, string>>;
  /** CEL over the event: `event.data.projectId`. */
  readonly key?: string;
}

/**
 * Takes an option apart; the key is judged as CEL.
 *
 * @param names what may stand as `name=value`
 * @throws ANSWER_INVALID
 */
export function readSetting(flag: string, text: string, names: readonly string[] = []): Setting {
  const colon = text.indexOf(":");
  const [head = "", ...rest] = (colon < 0 ? text : text.slice(0, colon)).split(",").map(trimBlanks);
  const named: Record<string, string> = {};
  for (const part of rest) {
    const [name = "", value = "", ...more] = part.split("=").map(trimBlanks);
    if (!names.includes(name) || value === "" || more.length > 0) throw unknownPart(flag, part, names);
    if (named[name] !== undefined)
      throw new ScaffoldError("ANSWER_INVALID", `${name} is given twice to ${flag}.`, { hint: `Give ${name} once.` });
    named[name] = value;
  }
  if (colon < 0) return { head, named };
  const key = trimBlanks(text.slice(colon + 1));
  parseCel(flag, key);
  return { head, named, key };
}

/** The text that `readSetting` reads as this; a value that is not set is left out. */
export function formatSetting(
  head: string,
  named: Readonly<Record<string, string | number | undefined>>,
  key?: string,
): string {
  const parts = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [`,${name}=${value}`]));
  return `${head}${parts.join("")}${key === undefined ? "" : `:${key}`}`;
}

function unknownPart(flag: string, part: string, names: readonly string[]): ScaffoldError {
  const hint =
    names.length === 0
      ? "A key follows a colon, and nothing a comma."
      : `What may follow a comma is ${names.map((name) => `${name}=…`).join(" and ")}.`;
  return new ScaffoldError("ANSWER_INVALID", `${printable(part)} given to ${flag} is not understood.`, { hint });
}
