import { type ErrorDetails, ScaffoldError } from "../errors/scaffold-error.js";
import { type ManifestPath, manifestPlace } from "./manifest-place.js";

/** A TEMPLATE_INVALID about one file of a template; `file` is its path as the user would open it. */
export const invalidTemplate = (message: string, details: ErrorDetails & { file: string }): ScaffoldError =>
  new ScaffoldError("TEMPLATE_INVALID", message, details);

/** A TEMPLATE_INVALID about a value of a manifest; `reason` is a sentence. */
export const invalidManifest = (
  at: { readonly file: string; readonly source: string },
  path: ManifestPath,
  reason: string,
): ScaffoldError => invalidTemplate(`${at.file}: ${keyOf(path)}: ${reason}`, manifestPlace(at, path));

/** `questions[0].flag`. */
const keyOf = (path: ManifestPath): string =>
  path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : `${index > 0 ? "." : ""}${String(part)}`))
    .join("") || "the manifest";
