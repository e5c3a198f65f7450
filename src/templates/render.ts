import { ScaffoldError } from "../errors/scaffold-error.js";
import { holds } from "./condition.js";
import type { RenderContext } from "./context.js";
import { checkDestination } from "./destination.js";
import { type FileScope, fileScope } from "./file-scope.js";
import { finish } from "./finish.js";
import { invalidTemplate } from "./invalid-template.js";
import type { Template } from "./load.js";
import { placeOfText } from "./manifest-place.js";
import { onceForPair } from "./once-for-pair.js";
import { type Compile, renderText } from "./render-text.js";
import { asTest, inEnvironment } from "./runners/as-test.js";
import { withoutServerOnly } from "./server-only.js";
import { NAMES, viewOf } from "./view.js";

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
 * @param written the files that a test is about, rendered before it
 * @throws TEMPLATE_INVALID when the text cannot be rendered, or what it renders to does not parse
 * @throws OUTSIDE_ROOT when its destination is not a path inside the project
 */
export function renderFile(
  template: Template,
  context: RenderContext,
  { entry, path }: PlacedFile,
  written: readonly RenderedFile[] = [],
): RenderedFile {
  checkDestination(path, () => placeOfText(template, entry.to ?? entry.sibling ?? ""));
  const view = viewOf(context, template);
  const { path: file, text } = template.files.get(entry.template) ?? { path: template.file, text: "" };
  const { partials, helpers } = template;
  const render = (scope: FileScope, compile?: Compile): string =>
    renderText({ file, text, partials, helpers }, view, scope, compile);
  const isTest = isTestRole(entry.role);
  const scopes = (): FileScope => scopeFor(entry.role, view, path);
  const scope = scopes();
  const first = render(scope);
  refuseUnprinted(scope, file);
  const rendered = isTest ? withoutServerOnly(first, view, path, render) : first;
  const again = (compile: Compile): string => render(scopes(), compile);
  const job = entry.job ?? "main";
  const use = isTest ? (context.test?.runner ?? "module") : "module";
  const said = isTest ? asTest({ path, text: rendered, file, job }, view, written) : rendered;
  const finished = finish({ path, text: said, file, use, again }, view);
  const exportName = entry.export === undefined ? {} : { exportName: renderValue(template, context, entry.export) };
  const headed = isTest ? inEnvironment(finished, view) : finished;
  return { role: entry.role, job, path, text: headed, ...exportName };
}

/** What a file imports before anything in it asks for it. */
function scopeFor(role: string, view: RenderContext, path: string): FileScope {
  const scope = fileScope(view, path);
  if (role === "function") for (const each of view.effects ?? []) scope.imports.addEffect(each);
  return scope;
}

/** True for the role of a file that tests another one. */
export const isTestRole = (role: string): boolean => role === "test" || role.endsWith("-test");

/** Code that lacks an import which a helper counted on. */
function refuseUnprinted({ imports }: FileScope, file: string): void {
  if (imports.unprinted === undefined) return;
  throw invalidTemplate(`${file} renders to a file that does not import ${imports.unprinted}, which it uses.`, {
    file,
    line: 1,
    column: 1,
    hint: "Write {{#module}} before the first helper that imports something, and {{/module}} at the end.",
  });
}

/**
 * Whether what the manifest puts under a condition is wanted for a job.
 * @throws TEMPLATE_INVALID when the condition asks for something that there is not
 */
export function isWanted(when: string | undefined, template: Template, context: RenderContext): boolean {
  if (when === undefined) return true;
  try {
    const view = viewOf(context, template);
    return holds(when, view, view[NAMES]);
  } catch (error) {
    if (error instanceof ScaffoldError) throw error;
    const message = `${template.file}: ${error instanceof Error ? error.message : String(error)}.`;
    throw invalidTemplate(message, { ...placeOfText(template, when), cause: error });
  }
}

/**
 * A value of the manifest that is itself a template, without the white space around it.
 * @throws TEMPLATE_INVALID when it cannot be rendered
 */
export function renderValue(template: Template, context: RenderContext, text: string): string {
  const { file, partials, helpers } = template;
  const view = viewOf(context, template);
  try {
    return renderText({ file, text, partials, helpers }, view, fileScope(view, "")).trim();
  } catch (error) {
    if (!(error instanceof ScaffoldError) || error.file !== file) throw error;
    throw invalidTemplate(error.message, { ...placeOfText(template, text), cause: error });
  }
}

/**
 * The place that a value of the manifest gives to a file, relative to the project root.
 * @throws TEMPLATE_INVALID when it cannot be rendered; OUTSIDE_ROOT when it is not a path inside the project
 */
export function renderDestination(template: Template, context: RenderContext, text: string): string {
  const known = destinations(context, template);
  const path = known.get(text) ?? renderValue(template, context, text);
  checkDestination(path, () => placeOfText(template, text));
  known.set(text, path);
  return path;
}

/** Where a context's files go is asked when the job is placed, and again for each of its files. */
const destinations = onceForPair<RenderContext, Template, Map<string, string>>(() => new Map());

/** The template's next steps for one job, one sentence each. */
export const renderNextSteps = (template: Template, context: RenderContext): string[] =>
  template.manifest.nextSteps.map((step) => renderValue(template, context, step)).filter((step) => step !== "");
