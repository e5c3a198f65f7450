import type { SdkMajor } from "../../project/project.js";
import { type Feature, OLDEST, sinceOf } from "../../project/sdk/features.js";
import type { Template } from "../../templates/load.js";
import { readExamples } from "../../templates/read-examples.js";
import { SdkTooOld } from "../check-sdk-uses.js";
import type { Example } from "./example.js";
import { planExample } from "./plan-example.js";
import { readExample } from "./read-example.js";

/** The oldest version that a template's first example can be rendered for, and the last feature that it needs of it. */
export interface SdkNeed {
  readonly major: SdkMajor;
  readonly since: string;
  /** Undefined where every version of the major will do. */
  readonly because?: Feature;
}

/**
 * What a template needs of each major of the SDK, found by trying its first example: what it can do without is left out
 * where the version does not have it. Empty for a template without an example.
 */
export function sdkNeeds(template: Template): SdkNeed[] {
  const [stored] = readExamples(template);
  if (stored?.file === undefined) return [];
  const example = readExample(stored.file, stored.text, template.manifest);
  return template.manifest.sdk.map((major) => needOf(template, example, major));
}

function needOf(template: Template, { raw, project }: Example, major: SdkMajor): SdkNeed {
  let need: SdkNeed = { major, since: OLDEST[major] };
  for (;;) {
    try {
      planExample(template, { raw, project: { ...project, sdk: major, db: "none", version: need.since } });
      return need;
    } catch (error) {
      const since = error instanceof SdkTooOld ? sinceOf(error.feature, major) : undefined;
      if (since === undefined || since === need.since || !(error instanceof SdkTooOld)) throw error;
      need = { major, since, because: error.feature };
    }
  }
}
