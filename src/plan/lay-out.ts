import type { Answers } from "../answers/answers.js";
import type { ReadHost } from "../project/host.js";
import type { ExistingFunction, ExportedSymbol, Project, Warning } from "../project/project.js";
import type { Resolve } from "../project/resolve-module.js";
import type { Template } from "../templates/load.js";
import { isTestRole, isWanted, type PlacedFile } from "../templates/render.js";
import { cancelEvents } from "./cancel-events.js";
import { type ChosenDb, chooseDb } from "./choose-db.js";
import { KNOWN_ROLES, renderContext } from "./context.js";
import { dbClientInReach } from "./db-client-in-reach.js";
import type { Drafts } from "./draft.js";
import { refuseHandWritten, refuseTaken } from "./existing-function.js";
import { furtherEvents } from "./further-events.js";
import { furtherJobs, type JobSite } from "./further-jobs.js";
import { entryOf, entryPath, ownPlacement } from "./own-placement.js";
import { place } from "./placement.js";
import { type EventTypeInput, type EventTyping, planEventType } from "./plan-event-type.js";
import { refuseModuleNames, refuseNoFunction } from "./refuse-twins.js";
import { specifierIn } from "./specifier-in.js";
import { warnPlace } from "./warn-place.js";

export interface LayOutInput {
  readonly host: ReadHost;
  /** As it is. */
  readonly found: Project;
  /** As it is without what an earlier run of the same command made. */
  readonly project: Project;
  readonly template: Template;
  readonly answers: Answers;
  /** camelCase. */
  readonly entity: string;
  /** The job's own function, where an earlier run made it. */
  readonly existing: ExistingFunction | undefined;
  readonly resolve: Resolve;
  /** Where edits of the project's own files are collected. */
  readonly drafts: Drafts;
}

/** What the parts of a plan share. */
type Shared = Omit<EventTypeInput, "event" | "fields"> & { readonly resolve: Resolve };

/** What a job consists of and where it goes, before any file is rendered; its events are declared in the drafts. */
export interface Layout {
  readonly project: Project;
  readonly template: Template;
  readonly entity: string;
  readonly shared: Shared;
  /** The job's own function first. */
  readonly sites: readonly [JobSite, ...JobSite[]];
  /** Typings of the template's further events, and of those that its answers name, by key. */
  readonly events: Readonly<Record<string, EventTyping>>;
  readonly db: ChosenDb | undefined;
  /** A database client that loading the Inngest client loads too, where no ORM code uses it. */
  readonly dbClient: ExportedSymbol | undefined;
  readonly files: readonly PlacedFile[];
  readonly warnings: readonly Warning[];
}

/** @throws NAME_TAKEN, EVENT_TAKEN, MODEL_NOT_FOUND, REGISTRY_UNSUPPORTED, TEMPLATE_INVALID, ANSWER_INVALID */
export function layOut(input: LayOutInput): Layout {
  const { host, project, template, answers, entity, existing, resolve } = input;
  const placement = place({ host, project, answers, entity, existing });
  // Whether the file's place is free shows when the template has said where it goes.
  if (existing === undefined)
    refuseTaken(project, { file: placement.function, exportName: placement.exportName, exists: false });
  const shared = sharedParts(input, placement.exportName);
  const declared =
    answers.event === undefined
      ? undefined
      : planEventType({ ...shared, event: answers.event, fields: answers.fields });
  const cancelling = cancelEvents(shared, answers);
  const { db, warnings } = chooseDb({
    ...{ host, project, answers, entity },
    fields: declared?.fields ?? [],
    needed: template.manifest.db,
  });
  const typing = declared && withDigits(declared, `${entity}Id`, db);
  const usual: JobSite = { key: "main", answers, existing, placement, typing, cancelling };
  const { root } = project;
  const dbClient = db === undefined ? dbClientInReach({ host, root, resolve }, project) : undefined;
  const alone = { project, template, entity, shared, events: {}, db, dbClient, files: [], warnings };
  const before: Layout = { ...alone, sites: [usual] };
  const main = placed(host, before, usual);
  const first: Layout = main === usual ? before : { ...alone, sites: [main] };
  const context = renderContext(first, main);
  const events = furtherEvents({ ...shared, template, answers, context });
  const further = furtherJobs({ ...input, main, context, events }).map((site) => ({
    ...site,
    cancelling: cancelEvents(shared, site.answers),
  }));
  const usually: Layout = { ...alone, events, sites: [main, ...further] };
  // A job that is one function looks the same as before: what was made of it is used again.
  const layout: Layout =
    further.length === 0 && Object.keys(events).length === 0
      ? first
      : { ...usually, sites: [main, ...further.map((site) => placed(host, usually, site))] };
  const files = placeFiles(host, layout);
  refuseNoFunction(
    template,
    files,
    layout.sites.map(({ key }) => key),
  );
  refuseModuleNames(template, files);
  if (existing !== undefined) {
    const modules = modulesOf(layout, files);
    refuseHandWritten(existing, { template: template.manifest.id, modules, host, root });
  }
  const isGuessed = existing === undefined && main.placement.function === placement.function;
  const guessed = isGuessed ? warnPlace({ host, project, answers, entity }) : [];
  return { ...layout, files, warnings: [...guessed, ...warnings] };
}

/** A text that a number is made of is shown as one. */
function withDigits(typing: EventTyping, name: string, db: ChosenDb | undefined): EventTyping {
  if (db?.id?.from !== "text") return typing;
  const fields = typing.fields.map((field) => (field.name === name ? { ...field, digits: true as const } : field));
  return { ...typing, fields };
}

/**
 * A site with the template's own places, and nothing else where the function goes.
 * @throws NAME_TAKEN, TEMPLATE_INVALID, OUTSIDE_ROOT
 */
function placed(host: ReadHost, layout: Layout, usual: JobSite): JobSite {
  const site = ownPlacement(host, layout, usual);
  if (site.existing !== undefined) return site;
  const { function: file, exportName } = site.placement;
  refuseTaken(layout.project, { file, exportName, exists: host.isFile(`${layout.project.root}/${file}`) });
  return site;
}

/** The modules beside the functions of a template that is more than one function and its effects; none of another. */
function modulesOf({ sites }: Layout, files: readonly PlacedFile[]): string[] {
  const own = files.filter(({ entry: { role } }) => !KNOWN_ROLES.has(role) && !isTestRole(role));
  if (sites.length === 1 && own.length === 0) return [];
  const effects = files.filter(({ entry }) => entry.role === "effects");
  return [...effects, ...own].map(({ path }) => path);
}

function sharedParts({ host, project, resolve, drafts }: LayOutInput, exportName: string): Shared {
  const specifier: EventTypeInput["specifier"] = (draft, file) =>
    specifierIn(draft.source(), draft.path, file, project, resolve);
  return { host, project, drafts, specifier, resolve, exportName };
}

/** The files of the manifest that are wanted, each where it goes. */
function placeFiles(host: ReadHost, layout: Layout): PlacedFile[] {
  const { template } = layout;
  return template.manifest.files.flatMap((entry) => {
    const site = layout.sites.find(({ key }) => key === (entry.job ?? "main"));
    if (site === undefined) return [];
    if (!isWanted(entry.when, template, renderContext(layout, site))) return [];
    // A function that is there stays where it is, wherever the template would put a new one.
    const stays = site.existing !== undefined && entry === entryOf(layout, site, "function");
    const path = stays ? site.placement.function : entryPath(host, layout, site, entry);
    return path === undefined ? [] : [{ entry, path }];
  });
}
