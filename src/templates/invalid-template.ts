import { type ErrorDetails, ScaffoldError } from "../errors/scaffold-error.js";

/** A TEMPLATE_INVALID about one file of a template; `file` is its path as the user would open it. */
export const invalidTemplate = (message: string, details: ErrorDetails & { file: string }): ScaffoldError =>
  new ScaffoldError("TEMPLATE_INVALID", message, details);
