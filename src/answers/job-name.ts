import { ScaffoldError } from "../errors/scaffold-error.js";
import { camelCase, kebabCase } from "../text/case.js";
import { printable } from "./printable.js";
import { RESERVED_WORDS } from "./reserved-words.js";

/** Of the id of a function. */
export const MAX_NAME_LENGTH = 64;
const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Names that some file of the usual layouts or some operating system keeps for itself. */
const RESERVED_FILES = /^(index|client|inngest|types|events|con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * The job name as given.
 *
 * @param what it is called in errors
 * @throws NAME_INVALID when it is not kebab-case, is longer than 64 characters or is reserved; the hint has a name that would do
 */
export function parseJobName(text: string, what = "job name"): string {
  const reason = whatIsWrong(text)?.replace("job name", what);
  if (reason === undefined) return text;
  const corrected = correctJobName(text);
  const example = "Give a kebab-case name such as parse-transcript.";
  throw new ScaffoldError("NAME_INVALID", reason, { hint: corrected ? `Use ${corrected}.` : example });
}

/** The kebab-case name that `text` stands for in another case, `Parse Transcript` → `parse-transcript`; undefined where it is none. */
export function correctJobName(text: string): string | undefined {
  // Only a change of case and of what stands between the words is a correction; dropping other characters would be a guess.
  if (!/^[A-Za-z0-9 _.-]+$/.test(text) || text.includes("..")) return undefined;
  const name = kebabCase(text);
  return whatIsWrong(name) === undefined ? name : undefined;
}

function whatIsWrong(name: string): string | undefined {
  if (name === "") return "The job name is empty.";
  if (name.length > MAX_NAME_LENGTH)
    return `The job name is ${name.length} characters long; at most ${MAX_NAME_LENGTH} are allowed.`;
  if (!KEBAB_CASE.test(name)) return `The job name ${printable(name)} is not kebab-case.`;
  if (RESERVED_WORDS.has(camelCase(name)) || RESERVED_FILES.test(name))
    return `The job name ${printable(name)} is reserved.`;
  return undefined;
}
