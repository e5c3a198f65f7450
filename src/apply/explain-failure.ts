import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Recovery } from "./roll-back.js";

/**
 * What to tell the user of a failed write, once everything is as it was. Bugs stay what they are.
 *
 * @param rolledBack what the rollback left alone, where there was one
 */
export function explainFailure(error: unknown, rolledBack?: Recovery): unknown {
  if (error instanceof ScaffoldError || !isSystemError(error)) return error;
  const left = rolledBack?.left.join(", ") ?? "";
  const details = { hint: left === "" ? undefined : `Changed by somebody else, and left so: ${left}.`, cause: error };
  if (error.code === "EEXIST") {
    return new ScaffoldError("CHANGED_ON_DISK", `${error.dest ?? error.path} appeared while this ran.`, details);
  }
  return new ScaffoldError("IO", `Writing failed, and nothing was changed: ${error.message}`, details);
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException & { readonly dest?: string } =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).code === "string";
