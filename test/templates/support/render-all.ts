import type { RenderContext } from "../../../src/templates/context.js";
import type { Template } from "../../../src/templates/load.js";
import { isTestRole, isWanted, type RenderedFile, renderFile, renderValue } from "../../../src/templates/render.js";

/** The files of a template's main job, where its manifest itself says they go; those whose condition does not hold are left out. */
export function renderAll(template: Template, context: RenderContext): RenderedFile[] {
  const files = template.manifest.files
    .filter(({ job, when }) => job === undefined && isWanted(when, template, context))
    .map((entry) => ({ entry, path: renderValue(template, context, entry.to ?? "") }));
  const code = files.filter(({ entry }) => !isTestRole(entry.role)).map((file) => renderFile(template, context, file));
  return files.map((file) => code.find(({ path }) => path === file.path) ?? renderFile(template, context, file, code));
}
