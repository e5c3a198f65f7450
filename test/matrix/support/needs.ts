import { sdkNeeds } from "../../../src/plan/example/sdk-needs.js";
import { builtinTemplatesDirectory } from "../../../src/templates/builtin.js";
import { loadTemplate } from "../../../src/templates/load.js";
import { compareVersions } from "../../../src/text/version-range.js";
import type { Row } from "./rows.js";

/**
 * The version of the SDK that a row's template needs, where the row's own is older; undefined where the row has it.
 * This is the table of docs/sdk-versions.md.
 */
export function neededBy({ template, inngest }: Pick<Row, "template" | "inngest">): string | undefined {
  const needs = sdkNeeds(loadTemplate(template, [builtinTemplatesDirectory()]));
  const since = needs.find(({ major }) => inngest.startsWith(`${major}.`))?.since ?? inngest;
  return compareVersions(inngest, since) < 0 ? since : undefined;
}
