import { join } from "node:path";
import { holds } from "./condition.js";
import type { RenderContext } from "./context.js";
import { fileScope } from "./file-scope.js";
import { finish } from "./finish.js";
import { invalidTemplate } from "./invalid-template.js";
import type { Template } from "./load.js";
import { renderText } from "./render-text.js";
import { type TemplateView, viewOf } from "./view.js";

/** A file as it will be written. */
export interface RenderedFile {
  /** `function`, `effects`, `test`, `driver`, or one of the template's own. */
  readonly role: string;
  /** Relative to the project root, with "/". */
  readonly path: string;
  readonly text: string;
  readonly exportName?: string;
}

/**
 * The files of a template for one job, in the order of its manifest; those whose condition does not hold are left out.
 * @throws TEMPLATE_INVALID when a text cannot be rendered, or what it renders to does not parse
 */
export function renderTemplate(template: Template, context: RenderContext): RenderedFile[] {
  const view = viewOf(context, template);
  return template.manifest.files
    .filter((file) => file.when === undefined || holds(file.when, view))
    .map((file) => renderFile(template, view, file));
}

/** The template's next steps for one job, one sentence each. */
export function renderNextSteps(template: Template, context: RenderContext): string[] {
  const view = viewOf(context, template);
  const steps = template.manifest.nextSteps.map((step) => renderValue(template, view, step));
  return steps.filter((step) => step !== "");
}

type FileEntry = Template["manifest"]["files"][number];

function renderFile(template: Template, view: TemplateView, entry: FileEntry): RenderedFile {
  const file = join(template.directory, entry.template);
  const text = template.files.get(entry.template) ?? "";
  const path = renderValue(template, view, entry.to);
  if (path === "") throw invalidTemplate(`${file} has no destination.`, { file });
  const rendered = renderText({ file, text, partials: template.partials }, view, fileScope(view, path));
  const finished = finish({ path, text: rendered, template: { file, text } }, view);
  const exportName = entry.export === undefined ? {} : { exportName: renderValue(template, view, entry.export) };
  return { role: entry.role, path, text: finished, ...exportName };
}

/** A value of the manifest that is itself a template. */
function renderValue({ directory, partials }: Template, view: TemplateView, text: string): string {
  const file = join(directory, "template.json");
  return renderText({ file, text, partials }, view, fileScope(view, "")).trim();
}
