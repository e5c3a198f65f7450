import type { Sdk } from "../project.js";
import { type Feature, sinceOf } from "./features.js";

export interface Needs {
  /** "needs inngest 3.39.0 or newer, and 3.38.1 is installed" */
  readonly text: string;
  readonly since: string;
}

/** What a feature needs that the project's SDK lacks, and a later version of its major has. */
export function needs({ value, version, versionIs }: Sdk, feature: Feature): Needs {
  const since = sinceOf(feature, value) ?? "";
  const has = versionIs === "allowed" ? "the lowest that package.json allows" : versionIs;
  return { since, text: `needs inngest ${since} or newer, and ${version} is ${has}` };
}
