import { invalidTemplate } from "../templates/invalid-template.js";
import type { Template } from "../templates/load.js";
import { manifestPlace } from "../templates/manifest-place.js";
import { addSpec } from "./add/add-spec.js";
import { templateOptions } from "./question-options.js";

/**
 * Refuses a template that asks by a flag of every job.
 * @throws TEMPLATE_INVALID at the flag
 */
export function refuseFlags(templates: readonly Template[]): void {
  const taken = new Set(addSpec().options.map(({ flag }) => flag));
  for (const template of templates) {
    const { id, questions } = template.manifest;
    const index = questions.findIndex((each) => templateOptions(each, id).some(({ flag }) => taken.has(flag)));
    const clash = questions[index];
    if (clash === undefined) continue;
    const message = `Template ${id} asks by ${clash.flag}, which is a flag of every job.`;
    throw invalidTemplate(message, {
      ...manifestPlace(template, ["questions", index, "flag"]),
      hint: "Give its question another flag.",
    });
  }
}
