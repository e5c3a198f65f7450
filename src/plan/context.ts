import type { Answers } from "../answers/answers.js";
import { cronWords } from "../answers/cron-words.js";
import type { ExistingFunction, ExportedSymbol, Project } from "../project/project.js";
import type { RenderContext, UsableSymbol } from "../templates/context.js";
import { camelCase, pascalCase, titleCase } from "../text/case.js";
import type { ChosenDb } from "./choose-db.js";
import { entityForms } from "./entity.js";
import { functionOptions, usesRetryConfig } from "./options.js";
import type { Placement } from "./placement.js";
import type { EventTyping } from "./plan-event-type.js";
import { type SymbolSource, usableSymbol } from "./usable-symbol.js";

export interface ContextInput {
  readonly project: Project;
  readonly answers: Answers;
  readonly placement: Placement;
  readonly entity: string;
  /** The function, where an earlier run made it. */
  readonly existing?: ExistingFunction | undefined;
  /** The trigger's event. */
  readonly typing?: EventTyping | undefined;
  /** Events that the answers to template questions name, by the question's key. */
  readonly sent: Readonly<Record<string, EventTyping>>;
  readonly db?: ChosenDb | undefined;
  /** A database client that loading the Inngest client loads too, where no ORM code uses it. */
  readonly dbClient?: ExportedSymbol | undefined;
}

/** All that a template may refer to, as plain data. */
export function renderContext(input: ContextInput): RenderContext {
  const { project, answers, placement, typing, entity } = input;
  const options = functionOptions(project, answers, input.existing?.retries);
  const paths = pathsOf(placement);
  const runner = answers.test === undefined || answers.test === "none" ? project.runner?.name.value : answers.test;
  return {
    sdk: project.sdk.value,
    language: project.language,
    job: {
      name: answers.name,
      title: titleCase(answers.name),
      exportName: placement.exportName,
      camel: camelCase(answers.name),
      pascal: pascalCase(answers.name),
      defaultExport: project.conventions.defaultExport,
    },
    trigger: answers.trigger,
    ...(typing === undefined ? {} : { event: { name: typing.event, fields: typing.fields, typing: typing.typing } }),
    ...(answers.cron === undefined ? {} : { cron: cronOf(answers.cron, answers.cronEnv) }),
    entity: entityForms(entity, typing?.fields ?? []),
    options,
    ...(input.db === undefined ? {} : { db: dbOf(input.db, input) }),
    symbols: symbolsOf(input, Object.values(paths), usesRetryConfig(options, project)),
    paths,
    ...(placement.test === undefined || runner === undefined
      ? {}
      : { test: { runner, globals: project.runner?.globals ?? false } }),
    style: project.conventions.style,
    answers: answers.extra,
  };
}

const cronOf = (expression: string, env: string | undefined): NonNullable<RenderContext["cron"]> => ({
  expression,
  words: cronWords(expression),
  ...(env === undefined ? {} : { env }),
});

function pathsOf({ exportName: _, ...files }: Placement): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([, path]) => path !== undefined));
}

/** The field with the tenant, where the project runs a tenant's queries in a context of their own. */
function tenantField({ project, typing }: ContextInput): string | undefined {
  const named = typing?.fields.some((field) => field.name === "tenantId" && !field.optional) ?? false;
  return named && project.helpers.withTenantContext !== undefined ? "tenantId" : undefined;
}

function dbOf(db: ChosenDb, input: ContextInput): NonNullable<RenderContext["db"]> {
  const tenant = tenantField(input);
  return {
    orm: db.orm.name,
    accessor: db.model.accessor,
    idType: db.idType,
    ...(tenant === undefined ? {} : { tenantField: tenant }),
  };
}

function symbolsOf(input: ContextInput, files: readonly string[], retryConfig: boolean): Record<string, UsableSymbol> {
  const { project, placement, typing, sent, db } = input;
  const { helpers, conventions } = project;
  const exported = conventions.defaultExport ? "default" : placement.exportName;
  const sources: Record<string, SymbolSource | undefined> = {
    client: project.client.value,
    function: { exported, local: placement.exportName, module: { file: placement.function } },
    ...typeSymbols("", typing, placement.exportName),
    NonRetriableError: helpers.nonRetriableError ?? { exported: "NonRetriableError", module: { package: "inngest" } },
    NotFoundError: helpers.notFoundError,
    withTenantContext: tenantField(input) === undefined ? undefined : helpers.withTenantContext,
    retryConfig: retryConfig ? helpers.retryConfig : undefined,
    db: db?.orm.client,
    dbClient: input.dbClient,
    table: db?.model.module === undefined ? undefined : { exported: db.model.accessor, module: db.model.module },
    effects: { exported: "*", local: "effects", module: { file: placement.effects } },
    driver:
      placement.driver === undefined
        ? undefined
        : { exported: "*", local: "driver", module: { file: placement.driver } },
  };
  for (const [key, each] of Object.entries(sent))
    Object.assign(sources, typeSymbols(`${key}.`, each, placement.exportName));
  return Object.fromEntries(
    Object.entries(sources).flatMap(([role, source]) =>
      source === undefined ? [] : [[role, usableSymbol(project, source, files)]],
    ),
  );
}

/** An event may be called what the function is called; in the function's file it then gets another name. */
function typeSymbols(
  prefix: string,
  typing: EventTyping | undefined,
  exportName: string,
): Record<string, SymbolSource> {
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
