import { join } from "node:path";
import { holds } from "./condition.js";
import type { RenderContext } from "./context.js";
import { fileScope } from "./file-scope.js";
import { finish } from "./finish.js";
import type { Template } from "./load.js";
import { renderText } from "./render-text.js";
import { viewOf } from "./view.js";

/** A file as it will be written. */
export interface RenderedFile {
  /** `function`, `effects`, `test`, `driver`, or one of the template's own. */
  readonly role: string;
  /** Key of the function it belongs to: `main`, or one of the template's further jobs. */
  readonly job: string;
  /** Relative to the project root, with "/". */
  readonly path: string;
  readonly text: string;
  readonly exportName?: string;
}

export type FileEntry = Template["manifest"]["files"][number];

/** A file of the manifest with the place it goes to. */
export interface PlacedFile {
  readonly entry: FileEntry;
  /** Relative to the project root, with "/". */
  readonly path: string;
}

/**
 * The text of one file of a template, as the function of its context has it.
 * @throws TEMPLATE_INVALID when the text cannot be rendered, or what it renders to does not parse
 */
export function renderFile(template: Template, context: RenderContext, { entry, path }: PlacedFile): RenderedFile {
  const view = viewOf(context, template);
  const file = join(template.directory, entry.template);
  const text = template.files.get(entry.template) ?? "";
  const rendered = renderText({ file, text, partials: template.partials }, view, fileScope(view, path));
  const finished = finish({ path, text: rendered, template: { file, text } }, view);
  const exportName = entry.export === undefined ? {} : { exportName: renderValue(template, context, entry.export) };
  return { role: entry.role, job: entry.job ?? "main", path, text: finished, ...exportName };
}

/** Whether what the manifest puts under a condition is wanted for a job. */
export const isWanted = (when: string | undefined, template: Template, context: RenderContext): boolean =>
  when === undefined || holds(when, viewOf(context, template));

/**
 * A value of the manifest that is itself a template, without the white space around it.
 * @throws TEMPLATE_INVALID when it cannot be rendered
 */
export function renderValue(template: Template, context: RenderContext, text: string): string {
  const file = join(template.directory, "template.json");
  const view = viewOf(context, template);
  return renderText({ file, text, partials: template.partials }, view, fileScope(view, "")).trim();
}

/** The template's next steps for one job, one sentence each. */
export const renderNextSteps = (template: Template, context: RenderContext): string[] =>
  template.manifest.nextSteps.map((step) => renderValue(template, context, step)).filter((step) => step !== "");
