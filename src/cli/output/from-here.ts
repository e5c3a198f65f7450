import { ScaffoldError } from "../../errors/scaffold-error.js";

/**
 * An error about a file below the working directory that names it as one would open it there.
 * @param cwd absolute
 */
export function fromHere(error: ScaffoldError, cwd: string): ScaffoldError {
  const { code, hint, line, column, snippet, choices, cause } = error;
  const shown = (text: string): string => (cwd === "/" ? text : text.replaceAll(`${cwd}/`, ""));
  const message = shown(error.message);
  const file = error.file && shown(error.file);
  if (message === error.message && file === error.file) return error;
  const moved = new ScaffoldError(code, message, { hint, file, line, column, snippet, choices, cause });
  if (error.stack !== undefined) moved.stack = error.stack;
  return moved;
}
