import { DefaultRefused } from "../answers/called-functions.js";
import type { Template } from "./load.js";
import { manifestPlace } from "./manifest-place.js";

/** A refusal of what a template answers itself, at its place in the manifest; any other error as it is. */
export function explainDefault(error: unknown, template: Template): unknown {
  if (!(error instanceof DefaultRefused)) return error;
  const index = template.manifest.questions.findIndex(({ key }) => key === error.key);
  return error.changed(manifestPlace(template, ["questions", index, "default"]));
}
