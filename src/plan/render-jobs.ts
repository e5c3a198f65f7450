import type { RenderContext } from "../templates/context.js";
import { isTestRole, type PlacedFile, type RenderedFile, renderFile } from "../templates/render.js";
import { renderContext } from "./context.js";
import type { Layout } from "./lay-out.js";
import { refuseMissingExports } from "./refuse-missing-exports.js";

/** The texts of a job's files. */
export interface RenderedJobs {
  readonly files: readonly RenderedFile[];
  /** The names of the functions' exports by the functions' keys. */
  readonly names: Readonly<Record<string, string>>;
  readonly contexts: Readonly<Record<string, RenderContext>> & { readonly main: RenderContext };
}

/** The test drivers that the jobs of one plan have in common, by place and template. */
export type SharedDrivers = Map<string, RenderedFile>;

/**
 * Renders what was laid out.
 *
 * @param renamed export names, by the functions' keys, in place of those that their placement gives
 * @param drivers those that are rendered already; learns of new ones
 * @throws TEMPLATE_INVALID
 */
export function renderJobs(
  layout: Layout,
  renamed: Readonly<Record<string, string>>,
  drivers: SharedDrivers = new Map(),
): RenderedJobs {
  const [first, ...others] = layout.sites.map((site) => {
    const exportName = renamed[site.key] ?? site.placement.exportName;
    return { ...site, placement: { ...site.placement, exportName } };
  });
  if (first === undefined) throw new Error("a layout has at least the job's own function");
  const named: Layout = { ...layout, sites: [first, ...others] };
  const contexts = {
    ...Object.fromEntries(others.map((site) => [site.key, renderContext(named, site)])),
    main: renderContext(named, first),
  };
  const rendered = new Map<PlacedFile, RenderedFile>();
  const render = (file: PlacedFile): RenderedFile => {
    const { entry, path } = file;
    const context = contextOf(contexts, entry.job);
    const make = (): RenderedFile => {
      const made = renderFile(layout.template, context, file, [...rendered.values()]);
      refuseMissingExports(layout.template, entry, made, context);
      return made;
    };
    if (entry.role !== "driver") return make();
    const key = `${path}\0${layout.template.files.get(entry.template)?.text}`;
    const driver = drivers.get(key) ?? make();
    drivers.set(key, driver);
    return { ...driver, job: entry.job ?? "main" };
  };
  // A test may have to know what the modules export that it is about.
  const inTurn = [...layout.files].sort((a, b) => Number(isTestRole(a.entry.role)) - Number(isTestRole(b.entry.role)));
  for (const file of inTurn) rendered.set(file, render(file));
  return {
    files: layout.files.flatMap((file) => rendered.get(file) ?? []),
    names: Object.fromEntries(named.sites.map(({ key, placement }) => [key, placement.exportName])),
    contexts,
  };
}

const contextOf = (contexts: RenderedJobs["contexts"], job = "main"): RenderContext => contexts[job] ?? contexts.main;
