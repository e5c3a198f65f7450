import type { ReadHost } from "../project/host.js";
import { invalidTemplate } from "../templates/invalid-template.js";
import { placeOfText } from "../templates/manifest-place.js";
import { type FileEntry, isWanted, renderDestination, renderValue } from "../templates/render.js";
import { renderContext } from "./context.js";
import { driverPath } from "./driver-path.js";
import type { JobSite } from "./further-jobs.js";
import type { Layout } from "./lay-out.js";
import { type Placement, place, placeSibling } from "./placement.js";
import { isRouteFolder } from "./route-folder.js";

const ROLES = ["function", "effects", "test", "driver"] as const;
type Role = (typeof ROLES)[number];

/**
 * A function's site with the places that the manifest gives to its files: what refers to them looks there. What goes
 * beside the function follows it. A function that is there already stays where it is.
 *
 * @throws TEMPLATE_INVALID for a place whose files become endpoints; OUTSIDE_ROOT
 */
export function ownPlacement(host: ReadHost, layout: Layout, site: JobSite): JobSite {
  return ROLES.reduce((at, role) => withOwn(host, layout, at, role), site);
}

function withOwn(host: ReadHost, layout: Layout, site: JobSite, role: Role): JobSite {
  const { placement, existing } = site;
  if (placement[role] === undefined || (role === "function" && existing !== undefined)) return site;
  const entry = entryOf(layout, site, role);
  const path = entry && entryPath(host, layout, site, entry);
  if (entry === undefined || path === undefined || path === placement[role]) return site;
  refuseRoute(layout, entry, path);
  return { ...site, placement: moved(host, layout, site, role, path) };
}

function moved(host: ReadHost, { project, entity }: Layout, site: JobSite, role: Role, path: string): Placement {
  const { placement, answers } = site;
  if (role === "function")
    return place({ host, project, answers, entity, existing: { file: path, exportName: placement.exportName } });
  if (role === "test") return { ...placement, test: path, driver: driverPath(host, project, path) };
  return { ...placement, [role]: path };
}

/** The first of that role that is wanted for the function. */
export function entryOf(layout: Layout, site: JobSite, role: string): FileEntry | undefined {
  const { template } = layout;
  const entries = template.manifest.files.filter((entry) => entry.role === role && (entry.job ?? "main") === site.key);
  return entries.find(({ when }) => when === undefined || isWanted(when, template, contextAt(layout, site)));
}

/** Where a file of the manifest goes by what the manifest says; undefined for a test where none is written. */
export function entryPath(host: ReadHost, layout: Layout, site: JobSite, entry: FileEntry): string | undefined {
  const { template, project, entity } = layout;
  const context = contextAt(layout, site);
  if (entry.to !== undefined) return renderDestination(template, context, entry.to);
  const name = renderValue(template, context, entry.sibling ?? "");
  const test = entry.role === "test" || entry.role.endsWith("-test");
  return placeSibling({ host, project, answers: site.answers, entity }, site.placement, { name, test });
}

/** As a template sees it while the site is not yet part of the layout. */
function contextAt(layout: Layout, site: JobSite): ReturnType<typeof renderContext> {
  if (layout.sites.includes(site)) return renderContext(layout, site);
  const [first, ...others] = layout.sites.map((each) => (each.key === site.key ? site : each));
  return renderContext({ ...layout, sites: [first ?? site, ...others] }, site);
}

function refuseRoute({ template, project }: Layout, { to, sibling, role }: FileEntry, path: string): void {
  const directory = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
  if (role === "driver" || !isRouteFolder(directory, project.serve)) return;
  throw invalidTemplate(`${template.file}: the ${role} goes to ${path}, and every file there becomes an endpoint.`, {
    ...placeOfText(template, to ?? sibling ?? ""),
    hint: "Give it a place that is not made of routes.",
  });
}
