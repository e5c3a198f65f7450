import { ASKED, featuresOf } from "../project/sdk/features.js";
import type { TemplateManifest } from "./manifest.js";

/** What the context may hold, by the names of its parts. */
export type Shape = true | Names;

export interface Names {
  readonly [name: string]: Shape;
}

const names = (...all: readonly string[]): Shape => Object.fromEntries(all.map((name) => [name, true] as const));
const byKey = (keys: readonly string[], shape: Shape): Shape =>
  Object.fromEntries(keys.map((key) => [key, shape] as const));

const LIST = names("length");
const JOB = names("name", "title", "exportName", "camel", "pascal", "defaultExport");
const EVENT: Shape = { name: true, fields: LIST, typing: true };
const SYMBOL = names("exported", "local", "called");

/** What a job's status is written and found by, each a list. */
const STATUS = Object.fromEntries(
  ["pending", "processing", "completed", "failed", "waiting", "running"].map((name) => [name, LIST]),
);

/** Options that a function can have beside its id and name. */
const OPTIONS = [
  ...["retries", "concurrency", "throttle", "rateLimit", "debounce", "priority", "idempotency", "singleton"],
  ...["batchEvents", "timeouts", "cancelOn"],
];

/** Roles of symbols that no template brings itself. */
const ROLES = [
  ...["client", "function", "eventType", "payloadSchema", "payloadType", "NonRetriableError", "NotFoundError"],
  ...["withTenantContext", "retryConfig", "db", "dbClient", "table", "statusTable", "effects", "driver"],
];

const FIXED = {
  supports: Object.fromEntries(ASKED.map((group) => [group, names(...Object.keys(featuresOf(group)))])),
  ...{
    sdk: true,
    language: true,
    checked: true,
    functionType: true,
    castSteps: true,
    nodeTypes: true,
    serverOnly: true,
    trigger: true,
    requiresData: true,
  },
  ...{ annotation: true, cancellable: true, tracksStatus: true },
  job: JOB,
  event: EVENT,
  cron: names("expression", "env", "variable", "words"),
  entity: names("camel", "pascal", "plural", "pluralPascal", "kebab", "idField"),
  keys: LIST,
  guards: LIST,
  idField: { name: true, optional: true, type: names("kind", "values", "of") },
  option: byKey(OPTIONS, true),
  options: LIST,
  synced: LIST,
  test: names("runner", "globals", "module"),
  alias: names("prefix", "directory"),
  style: names("quotes", "semicolons", "indent", "trailingCommas", "eol"),
} as const satisfies Shape;

const known = new WeakMap<TemplateManifest, Names>();

/**
 * Every name that the context of a template can have, whether or not it has a value for the job at hand: a schedule has
 * no `event`, and yet a condition may ask for it.
 */
export function knownNames(manifest: TemplateManifest): Names {
  const shape = known.get(manifest) ?? shapeOf(manifest);
  known.set(manifest, shape);
  return shape;
}

function shapeOf({ questions, events, jobs, files, db }: TemplateManifest): Names {
  const asked = questions.filter(({ type }) => type === "event" || type === "function").map(({ key }) => key);
  const eventKeys = ["main", ...events.map(({ key }) => key), ...asked];
  const jobKeys = ["main", ...jobs.map(({ key }) => key)];
  const models = db?.models.map(({ key }) => key) ?? [];
  const fileRoles = files.map(({ role }) => role);
  const own = [
    ...eventKeys.flatMap((key) => ["eventType", "payloadSchema", "payloadType"].map((role) => `${key}.${role}`)),
    ...[...jobKeys, ...asked].map((key) => `${key}.function`),
    ...models.map((key) => `${key}.table`),
  ];
  return {
    ...FIXED,
    jobs: byKey(jobKeys, JOB),
    events: byKey(eventKeys, EVENT),
    db: {
      ...{ orm: true, accessor: true, idType: true, tenantField: true, acrossTenants: true, owners: LIST },
      id: names("column", "big", "from"),
      columns: byKey(db?.columns?.map(({ name }) => name) ?? [], true),
      status: { ...STATUS, error: true, table: names("accessor", "upsert") },
      models: byKey(models, names("accessor", "idType")),
    },
    symbols: byKey([...ROLES, ...fileRoles, ...own], SYMBOL),
    paths: byKey(["function", "effects", "test", "driver", ...fileRoles], true),
    answers: byKey(
      questions.map(({ key }) => key),
      true,
    ),
  };
}
