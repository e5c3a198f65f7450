import { outlineOf } from "../project/outline.js";
import { isCode } from "../project/source-files.js";
import type { RenderContext } from "../templates/context.js";
import { invalidTemplate } from "../templates/invalid-template.js";
import type { Template } from "../templates/load.js";
import type { FileEntry, RenderedFile } from "../templates/render.js";

/**
 * A module that does not export what others import of it would stop the project from loading: the function for the one
 * with a function, and what the manifest says that a file exports.
 *
 * @throws TEMPLATE_INVALID about the file of the template
 */
export function refuseMissingExports(
  template: Template,
  entry: FileEntry,
  { path, text, exportName }: RenderedFile,
  { job }: RenderContext,
): void {
  if (!isCode(path)) return;
  const registered = entry.role === "function" ? [job.defaultExport ? "default" : job.exportName] : [];
  const wanted = [...registered, ...(exportName === undefined || job.defaultExport ? [] : [exportName])];
  if (wanted.length === 0) return;
  const { exports: exported } = outlineOf(path, text);
  const missing = wanted.find((name) => !exported.includes(name));
  if (missing === undefined) return;
  const { path: file } = template.files.get(entry.template) ?? { path: template.file };
  const what = missing === "default" ? "has no default export" : `does not export ${missing}`;
  throw invalidTemplate(`${file} renders to a module that ${what}.`, {
    file,
    hint: "Export the function by {{createFunction}}, or write export const {{job.exportName}}.",
  });
}
