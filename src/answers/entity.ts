import { ScaffoldError } from "../errors/scaffold-error.js";
import { camelCase } from "../text/case.js";
import { printable } from "./printable.js";
import { PROTOTYPE_NAMES, RESERVED_WORDS } from "./reserved-words.js";

/**
 * What the job is about, as a noun in the singular and in any case: `transcript`, `callRecording`, `call-recording`.
 * @throws ANSWER_INVALID when no variable could be called so
 */
export function parseEntity(text: string): string {
  const usable = /^[A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*$/.test(text) && text.length <= 64;
  if (usable && !RESERVED_WORDS.has(camelCase(text)) && !PROTOTYPE_NAMES.has(text)) return text;
  throw new ScaffoldError(
    "ANSWER_INVALID",
    `The entity ${printable(text)} is not a noun that a variable could be called.`,
    {
      hint: "Use a noun such as transcript or callRecording.",
    },
  );
}
