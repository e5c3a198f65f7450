import { cronWords } from "../answers/cron-words.js";
import { OWNER_FIELDS } from "../answers/owner-fields.js";
import type { Model, Project, Runner, RunnerName, Style } from "../project/project.js";
import { supportsOf } from "../project/sdk/features.js";
import type { EventFacts, JobFacts, RenderContext, StatusFacts, UsableSymbol } from "../templates/context.js";
import { onceForPair } from "../templates/once-for-pair.js";
import { camelCase, pascalCase, titleCase } from "../text/case.js";
import type { ChosenDb } from "./choose-db.js";
import type { StatusPlace } from "./db/settle-db-status.js";
import { entityForms } from "./entity.js";
import { functionTypeOf } from "./function-type.js";
import type { JobSite } from "./further-jobs.js";
import type { Layout } from "./lay-out.js";
import { functionOptions, usesRetryConfig } from "./options.js";
import type { Placement } from "./placement.js";
import type { EventTyping } from "./plan-event-type.js";
import { type SymbolSource, usableSymbol } from "./usable-symbol.js";

/** All that a template may refer to in the files of one function, as plain data; the same for the same layout and site. */
export const renderContext = onceForPair(contextOf);

function contextOf(layout: Layout, site: JobSite): RenderContext {
  const { project, entity, sites } = layout;
  const { answers, placement, typing, existing } = site;
  const options = functionOptions({
    ...{ project, answers, made: existing?.retries },
    cancelling: cancelSymbols(site).map((symbol) => symbol?.local),
  });
  const { specifiers, annotation, effects, serverOnly } = project.conventions;
  const { alias } = specifiers;
  const { runner: found } = project;
  const runner = answers.test === undefined || answers.test === "none" ? found?.name.value : answers.test;
  return {
    sdk: project.sdk.value,
    supports: supportsOf(project.sdk),
    language: project.language,
    ...compilerFacts(project),
    job: jobFacts(site, project),
    jobs: Object.fromEntries(sites.map((each) => [each.key, jobFacts(each, project)])),
    ...(annotation === undefined ? {} : { annotation: { text: annotation.text, names: annotation.symbols.length } }),
    trigger: answers.trigger,
    ...(typing === undefined ? {} : { event: eventFacts(typing) }),
    events: Object.fromEntries(Object.entries(eventsOf(layout)).map(([key, each]) => [key, eventFacts(each)])),
    ...(answers.cron === undefined ? {} : { cron: cronOf(answers.cron, answers.cronEnv, project) }),
    entity: entityForms(entity, typing?.fields ?? []),
    options,
    ...(layout.db === undefined ? {} : { db: dbOf(layout.db, layout, site) }),
    symbols: symbolsOf(layout, site, usesRetryConfig(options, project)),
    paths: { ...ownPaths(layout), ...pathsOf(placement) },
    ...(placement.test === undefined || runner === undefined
      ? {}
      : { test: testFacts(runner, found, project.conventions.style) }),
    ...(alias === undefined ? {} : { alias }),
    ...(effects === undefined ? {} : { effects }),
    ...(serverOnly === undefined ? {} : { serverOnly }),
    style: project.conventions.style,
    packages: project.conventions.packages,
    answers: answers.extra,
  };
}

/** What is known of the project's own runner says nothing of another. */
function testFacts(
  runner: RunnerName,
  found: Runner | undefined,
  { commonJs }: Style,
): NonNullable<RenderContext["test"]> {
  const usual = commonJs === true ? "cjs" : "esm";
  if (found?.name.value !== runner) return { runner, globals: false, module: usual };
  const { globals, environment, mocksClient, module = usual } = found;
  return {
    ...{ runner, globals, module },
    ...(environment === undefined ? {} : { environment }),
    ...(mocksClient === undefined ? {} : { mocksClient }),
  };
}

type CompilerFacts = Pick<RenderContext, "checked" | "functionType" | "castSteps" | "nodeTypes">;

function compilerFacts(project: Project): CompilerFacts {
  const { compiler, language } = project;
  if (language === "js" && !compiler.checkedJavaScript) return {};
  return {
    ...(language === "js" ? { checked: true } : typeOfExports(project)),
    ...(compiler.looseNulls ? { castSteps: true } : {}),
    ...(compiler.omitsNodeTypes ? { nodeTypes: true } : {}),
  };
}

function typeOfExports({ compiler, sdk, conventions }: Project): Pick<RenderContext, "functionType"> {
  // The type that is inferred has names that no path of the package leads to, unless exports of siblings show otherwise.
  const isUnnamed = compiler.declarations && conventions.infersExports === undefined;
  return compiler.annotatedExports || isUnnamed ? { functionType: functionTypeOf(sdk) } : {};
}

function jobFacts({ answers, placement }: JobSite, project: Project): JobFacts {
  return {
    name: answers.name,
    title: titleCase(answers.name),
    exportName: placement.exportName,
    camel: camelCase(answers.name),
    pascal: pascalCase(answers.name),
    defaultExport: project.conventions.defaultExport,
  };
}

const eventFacts = ({ event, fields, typing, unchecked, constant }: EventTyping): EventFacts => ({
  ...{ name: event, fields, typing },
  ...(constant && { member: constant.member }),
  ...(unchecked && { unchecked }),
});

/** The further events, and under `main` the one that starts the job itself. */
function eventsOf({ events, sites: [main] }: Layout): Record<string, EventTyping> {
  return main.typing === undefined ? { ...events } : { ...events, main: main.typing };
}

const cronOf = (
  expression: string,
  env: string | undefined,
  { compiler }: Project,
): NonNullable<RenderContext["cron"]> => ({
  expression,
  words: cronWords(expression),
  ...(env === undefined
    ? {}
    : { env, variable: compiler.bracketsForIndex ? `process.env["${env}"]` : `process.env.${env}` }),
});

function pathsOf({ exportName: _, ...files }: Placement): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([, path]) => path !== undefined));
}

/** Where the template's own files go, by their role. */
const ownPaths = ({ files }: Layout): Record<string, string> =>
  Object.fromEntries(files.flatMap(({ entry, path }) => (KNOWN_ROLES.has(entry.role) ? [] : [[entry.role, path]])));

/** The field with the tenant, where the project runs a tenant's queries in a context of their own. */
function tenantField({ project }: Layout, { typing }: JobSite): string | undefined {
  const named = typing?.fields.some((field) => field.name === "tenantId" && !field.optional) ?? false;
  return named && project.helpers.withTenantContext !== undefined ? "tenantId" : undefined;
}

/** Whether a row belongs to a tenant, and the project runs a tenant's queries in a context of their own. */
const isTenanted = (model: Model | undefined, { project }: Layout): boolean =>
  project.helpers.withTenantContext !== undefined && (model?.columns.some(({ name }) => name === "tenantId") ?? false);

/** Whether every event says whose row it is about, and the row does too. */
function isOwner(name: string, model: Model | undefined, { typing }: JobSite): boolean {
  const field = typing?.fields.find((each) => each.name === name);
  const column = model?.columns.find((each) => each.name === name);
  return field !== undefined && !field.optional && field.type.kind === column?.type;
}

function dbOf(db: ChosenDb, layout: Layout, site: JobSite): NonNullable<RenderContext["db"]> {
  const tenant = tenantField(layout, site);
  const models = Object.entries(db.models).map(([key, { accessor }]) => [key, { accessor }] as const);
  const { column = "id", type = "string", big = false, from } = db.id ?? {};
  const columns = Object.entries(db.columns).map(([name, found]) => [name, found.name] as const);
  return {
    orm: db.orm.name,
    accessor: db.model?.accessor ?? "",
    idType: type,
    id: { column, big, ...(from === undefined ? {} : { from }) },
    columns: Object.fromEntries(columns),
    ...(db.status === undefined ? {} : { status: statusOf(db.status) }),
    ...(tenant === undefined ? {} : { tenantField: tenant }),
    ...(tenant === undefined && isTenanted(db.model, layout) ? { acrossTenants: true as const } : {}),
    owners: OWNER_FIELDS.filter((name) => name !== tenant && isOwner(name, db.model, site)),
    models: Object.fromEntries(models),
  };
}

function statusOf({ states, waiting, running, table }: StatusPlace): StatusFacts {
  const upsert = table?.dialect === "mysql" ? "duplicate" : "conflict";
  const error = states.failed.some(({ value }) => value.kind === "message");
  return {
    ...states,
    error,
    waiting,
    running,
    ...(table === undefined ? {} : { table: { accessor: table.accessor, upsert } }),
  };
}

function symbolsOf(layout: Layout, site: JobSite, retryConfig: boolean): Record<string, UsableSymbol> {
  const { project, db, sites, files } = layout;
  const { helpers } = project;
  const { placement, typing } = site;
  const module = (local: string, path: string | undefined): SymbolSource | undefined =>
    path === undefined ? undefined : { exported: "*", local, module: { file: path } };
  const sources: Record<string, SymbolSource | undefined> = {
    client: project.client.value,
    function: functionSymbol(site, project),
    ...typeSymbols("", typing, placement.exportName),
    NonRetriableError: helpers.nonRetriableError ?? { exported: "NonRetriableError", module: { package: "inngest" } },
    NotFoundError: helpers.notFoundError,
    withTenantContext: tenantField(layout, site) === undefined ? undefined : helpers.withTenantContext,
    eventNames: typing?.constant,
    retryConfig: retryConfig ? helpers.retryConfig : undefined,
    db: db?.orm.client,
    dbClient: layout.dbClient,
    table: tableSymbol(db?.model),
    statusTable: tableSymbol(db?.status?.table),
    effects: module("effects", effectsOf(layout, site)),
    driver: module("driver", sites[0].placement.driver),
  };
  for (const { entry, path } of files)
    if (!KNOWN_ROLES.has(entry.role)) sources[entry.role] = module(camelCase(entry.role), path);
  for (const [index, each] of (project.conventions.annotation?.symbols ?? []).entries())
    sources[`annotation${index + 1}`] = each;
  for (const [index, each] of cancelSymbols(site).entries()) sources[`cancel${index + 1}.eventType`] = each;
  for (const [key, each] of Object.entries(eventsOf(layout)))
    Object.assign(sources, typeSymbols(`${key}.`, each, placement.exportName));
  for (const each of sites) sources[`${each.key}.function`] = functionSymbol(each, project);
  Object.assign(sources, calledSymbols(layout, site));
  for (const [key, each] of Object.entries(db?.models ?? {})) sources[`${key}.table`] = tableSymbol(each);
  const importers = [
    ...new Set([...sites.flatMap((each) => Object.values(pathsOf(each.placement))), ...files.map(({ path }) => path)]),
  ];
  return Object.fromEntries(
    Object.entries(sources).flatMap(([role, source]) =>
      source === undefined ? [] : [[role, usableSymbol(project, source, importers)]],
    ),
  );
}

/** Roles whose modules the plan places itself. */
export const KNOWN_ROLES: ReadonlySet<string> = new Set(["function", "effects", "test", "driver"]);

/** A function without side effects of its own shares those of the job. */
function effectsOf({ files, sites: [main] }: Layout, site: JobSite): string {
  const own = files.some(({ entry }) => entry.role === "effects" && (entry.job ?? "main") === site.key);
  return own ? site.placement.effects : main.placement.effects;
}

const functionSymbol = ({ placement }: JobSite, { conventions }: Project): SymbolSource => ({
  exported: conventions.defaultExport ? "default" : placement.exportName,
  local: placement.exportName,
  module: { file: placement.function },
});

/** The functions that answers to the template's questions of type `function` name, as `<key>.function`. */
function calledSymbols({ project, template }: Layout, { answers, placement }: JobSite): Record<string, SymbolSource> {
  return Object.fromEntries(
    template.manifest.questions.flatMap(({ key, type }) => {
      const found = type === "function" ? project.functions.find(({ id }) => id === answers.extra[key]) : undefined;
      if (found?.exportName === undefined) return [];
      const { exportName: exported, file, id } = found;
      const own = exported === "default" ? camelCase(id) : exported;
      const local = own === placement.exportName ? `${own}Job` : own;
      return [[`${key}.function`, { exported, local, module: { file } }] as const];
    }),
  );
}

const tableSymbol = (model: Model | undefined): SymbolSource | undefined =>
  model?.module === undefined ? undefined : { exported: model.accessor, module: model.module };

type TypeSymbol = SymbolSource & { readonly local: string };

/** The constants of the events that cancel, where they have such; nothing else of them is used. */
const cancelSymbols = ({ cancelling, placement }: JobSite): (TypeSymbol | undefined)[] =>
  cancelling.map((each) => typeSymbols("", each, placement.exportName).eventType);

/** An event may be called what the function is called; in the function's file it then gets another name. */
function typeSymbols(prefix: string, typing: EventTyping | undefined, exportName: string): Record<string, TypeSymbol> {
  const roles = ["eventType", "payloadSchema", "payloadType"] as const;
  return Object.fromEntries(
    roles.flatMap((role) => {
      const source = typing?.[role];
      if (source === undefined) return [];
      const local = source.exported === exportName ? `${source.exported}Event` : source.exported;
      return [[`${prefix}${role}`, { ...source, local }]];
    }),
  );
}
