import type { ScaffoldError } from "../../errors/scaffold-error.js";

/**
 * An error about a file below the working directory that names it as one would open it there.
 * @param cwd absolute
 */
export function fromHere(error: ScaffoldError, cwd: string): ScaffoldError {
  const shown = (text: string): string => (cwd === "/" ? text : text.replaceAll(`${cwd}/`, ""));
  return error.changed({ message: shown(error.message), file: error.file && shown(error.file) });
}
