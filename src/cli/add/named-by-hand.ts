import { ScaffoldError } from "../../errors/scaffold-error.js";
import { NEW_FUNCTION, NEW_FUNCTION_CAPITALIZED } from "../../project/by-hand.js";
import { camelCase, pascalCase } from "../../text/case.js";

/**
 * Runs a detection, and has the lines that a refusal of it gives to add by hand call the new function by its name.
 *
 * @param name the job's, in kebab-case, where it is known
 * @throws what `detect` throws
 */
export function namedByHand<T>(name: string | undefined, detect: () => T): T {
  try {
    return detect();
  } catch (error) {
    if (!(error instanceof ScaffoldError) || name === undefined || error.snippet === undefined) throw error;
    throw error.changed({ snippet: named(error.snippet, name) });
  }
}

/** The lines of a code frame stay as they are. */
const named = (snippet: string, name: string): string =>
  snippet
    .split("\n")
    .map((line) => (/^[> ] +\d* \|/.test(line) ? line : withName(line, name)))
    .join("\n");

const withName = (line: string, name: string): string =>
  line.replaceAll(NEW_FUNCTION, camelCase(name)).replaceAll(NEW_FUNCTION_CAPITALIZED, pascalCase(name));
