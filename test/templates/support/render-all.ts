import type { RenderContext } from "../../../src/templates/context.js";
import type { Template } from "../../../src/templates/load.js";
import { isWanted, type RenderedFile, renderFile, renderValue } from "../../../src/templates/render.js";

/** The files of a template's main job, where its manifest itself says they go; those whose condition does not hold are left out. */
export const renderAll = (template: Template, context: RenderContext): RenderedFile[] =>
  template.manifest.files
    .filter(({ job, when }) => job === undefined && isWanted(when, template, context))
    .map((entry) => renderFile(template, context, { entry, path: renderValue(template, context, entry.to ?? "") }));
