import type { Field } from "../answers/answers.js";
import { OWNER_FIELDS } from "../answers/owner-fields.js";
import type { RenderContext } from "./context.js";
import { type Guard, guardsOf } from "./guards.js";
import { knownNames, type Names } from "./known-names.js";
import type { Template } from "./load.js";
import { onceForPair } from "./once-for-pair.js";

/** Under it stand the names that conditions may ask for; templates cannot name it themselves. */
export const NAMES = Symbol("names");

/** The context as templates see it. */
export interface TemplateView extends RenderContext {
  readonly [NAMES]: Names;
  /** Fields of the event that say on what and for whom the job runs, as generated code passes them on. */
  readonly keys: readonly string[];
  /** True where an event without data is not valid. */
  readonly requiresData: boolean;
  /** A run may be cancelled, by an event or for the time it takes. */
  readonly cancellable: boolean;
  /** What has been started and does not end well can be told: a database has a place for that. */
  readonly tracksStatus: boolean;
  /** What a handler has to check of its event's data itself. */
  readonly guards: readonly Guard[];
  /** The field that identifies the row or thing the job is about. */
  readonly idField: Field | undefined;
  /** The function's options by key, for conditions. */
  readonly option: Readonly<Record<string, string>>;
  /** The options but the retries, as Inngest gets them; further lines are indented for a test. */
  readonly synced: readonly { readonly key: string; readonly value: string }[];
}

/** The context as a template sees it; the same for the same context and template. */
export const viewOf = onceForPair(makeView);

/**
 * Handlebars in strict mode refuses a name that is not there, so what may be absent is written out as undefined.
 * ORM code that needs the row's id is left out where the event does not carry it.
 */
function makeView(context: RenderContext, { manifest }: Template): TemplateView {
  const { event, cron, db, test, entity } = context;
  const usable = db && (manifest.db?.idField !== true || entity.idField !== undefined) ? db : undefined;
  const unanswered = Object.fromEntries(manifest.questions.map(({ key }) => [key, undefined]));
  const view = {
    ...context,
    [NAMES]: knownNames(manifest),
    event,
    cron: cron && { env: undefined, ...cron },
    db: usable && viewOfDb(usable, manifest),
    test: test && { module: undefined, environment: undefined, mocksClient: undefined, ...test },
    alias: context.alias,
    entity: { idField: undefined, ...entity },
    answers: { ...unanswered, ...context.answers },
    keys: keysOf(context),
    requiresData: event?.fields.some((field) => !field.optional) ?? false,
    cancellable: context.options.some(({ key }) => key === "cancelOn" || key === "timeouts"),
    tracksStatus: tracksStatus(usable),
    guards: guardsOf(event),
    option: Object.fromEntries(context.options.map(({ key, value }) => [key, value])),
    synced: syncedOptions(context),
    idField: event?.fields.find((field) => field.name === entity.idField),
  };
  return view as unknown as TemplateView;
}

/** What may be absent of the database, written out. */
const viewOfDb = (db: NonNullable<RenderContext["db"]>, { db: needed }: Template["manifest"]) => ({
  ...{ tenantField: undefined, acrossTenants: undefined, status: undefined },
  ...db,
  id: { from: undefined, ...db.id },
  columns: { ...Object.fromEntries(needed?.columns?.map(({ name }) => [name, undefined]) ?? []), ...db.columns },
});

/** Without a database the side effects are functions for the user to write, those that keep the status among them. */
const tracksStatus = (db: RenderContext["db"]): boolean =>
  db === undefined || ((db.status?.running.length ?? 0) > 0 && (db.status?.failed.length ?? 0) > 0);

const syncedOptions = ({ options }: RenderContext): TemplateView["synced"] =>
  options
    .filter(({ key }) => key !== "retries")
    .map(({ key, value, synced = { key, value } }) => ({
      ...synced,
      value: synced.value.replaceAll("\n", "\n    "),
    }));

function keysOf({ event, entity, db }: RenderContext): string[] {
  const declared = new Set(event?.fields.map((field) => field.name));
  const wanted = [entity.idField, db?.tenantField, ...OWNER_FIELDS].filter((name) => name !== undefined);
  return [...new Set(wanted)].filter((name) => declared.has(name));
}
