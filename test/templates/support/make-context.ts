import type { Field } from "../../../src/answers/answers.js";
import { supportsOf } from "../../../src/project/sdk/features.js";
import type { RenderContext, UsableSymbol } from "../../../src/templates/context.js";

export type Typing = NonNullable<RenderContext["event"]>["typing"];
export type Database = "prisma" | "drizzle" | "tenant" | "none";

export interface Variant {
  readonly template: string;
  readonly sdk: 3 | 4;
  readonly db: Database;
  readonly runner: "vitest" | "jest";
  readonly typing: Typing;
  readonly globals?: boolean;
  readonly downstream?: boolean;
  readonly retryConfig?: boolean;
}

/** A folder of its own for each variant, so that all can be type-checked at once. */
export const folderOf = (variant: Variant): string =>
  [
    variant.template,
    variant.db,
    variant.runner,
    variant.typing,
    variant.downstream && "downstream",
    variant.retryConfig && "config",
  ]
    .filter(Boolean)
    .join("-");

const text = (name: string, optional = false): Field => ({ name, type: { kind: "string" }, optional });

const FIELDS: Record<string, readonly Field[]> = {
  event: [
    text("documentId"),
    text("organizationId"),
    text("tenantId"),
    { name: "mode", type: { kind: "enum", values: ["full", "it's"] }, optional: false },
    { name: "tags", type: { kind: "array", of: "string" }, optional: true },
    { name: "since", type: { kind: "date" }, optional: true },
  ],
  multi: [text("organizationId"), text("userId")],
};

const ENTITIES = {
  document: {
    camel: "document",
    pascal: "Document",
    plural: "documents",
    pluralPascal: "Documents",
    kebab: "document",
  },
  organization: {
    camel: "organization",
    pascal: "Organization",
    plural: "organizations",
    pluralPascal: "Organizations",
    kebab: "organization",
  },
};

const COLUMNS: Record<string, Record<string, string>> = {
  cron: { createdAt: "createdAt" },
  multi: { integrationEnabled: "integrationEnabled" },
};

const literal = (column: string, value: string | null) => ({ column, value: { kind: "literal" as const, value } });
const time = (column: string) => ({ column, value: { kind: "time" as const, as: "date" as const } });

const STATUS: NonNullable<NonNullable<RenderContext["db"]>["status"]> = {
  pending: [literal("processingStatus", "pending")],
  processing: [literal("processingStatus", "processing"), literal("processingError", null)],
  completed: [literal("processingStatus", "completed"), time("processedAt")],
  failed: [literal("processingStatus", "failed"), { column: "processingError", value: { kind: "message" as const } }],
  error: true,
  waiting: [literal("processingStatus", "pending")],
  running: [literal("processingStatus", "processing")],
};

const JOB = {
  name: "generate-report",
  title: "Generate Report",
  exportName: "generateReportJob",
  camel: "generateReport",
  pascal: "GenerateReport",
  defaultExport: false,
};

/** The context that the plan makes for a project whose modules are those of `stand-ins.ts`. */
export function makeContext(variant: Variant): RenderContext {
  const { template, sdk, db, runner, typing, globals = runner === "jest" } = variant;
  const trigger = template === "cron" ? "cron" : template === "multi" ? "both" : "event";
  const entity = template === "multi" ? ENTITIES.organization : ENTITIES.document;
  const fields = FIELDS[template] ?? [];
  const folder = folderOf(variant);
  const event = trigger === "cron" ? {} : { event: { name: eventName(template), fields, typing } };
  const cron = { expression: "0 */6 * * *", words: "Every 6 hours" };
  return {
    sdk,
    supports: supportsOf({ value: sdk }),
    language: "ts",
    job: JOB,
    jobs: { main: JOB },
    events: {},
    trigger,
    ...event,
    ...(trigger === "event" ? {} : { cron }),
    entity: { ...entity, ...(trigger === "cron" ? {} : { idField: `${entity.camel}Id` }) },
    options: [
      { key: "retries", value: variant.retryConfig ? "RETRY_CONFIG.default.retries" : "3" },
      { key: "concurrency", value: '{ limit: 5, key: "event.data.organizationId" }' },
    ],
    ...(db === "none"
      ? {}
      : {
          db: {
            orm: db === "prisma" ? "prisma" : "drizzle",
            accessor: db === "prisma" ? entity.camel : entity.plural,
            idType: "string",
            id: { column: "id", big: false },
            columns: COLUMNS[template] ?? {},
            ...(template === "multi" ? {} : { status: STATUS }),
            owners: [],
            models: {},
            ...(db === "tenant" && trigger === "event" ? { tenantField: "tenantId" } : {}),
          },
        }),
    symbols: symbolsOf(variant, entity.plural),
    paths: pathsIn(folder, runner),
    test: { runner, globals },
    style: { quotes: "double", semicolons: true, indent: "  ", trailingCommas: true, eol: "\n" },
    packages: { names: {}, deno: false, sourced: false },
    answers: variant.downstream ? { downstream: "document/generated" } : {},
  };
}

const eventName = (template: string): string => (template === "multi" ? "crm/sync.requested" : "document/generate");

const pathsIn = (folder: string, runner: string): Record<string, string> => ({
  function: `${folder}/generate-report.ts`,
  effects: `${folder}/generate-report.effects.ts`,
  test: `${folder}/generate-report.test.ts`,
  driver: `${runner}/inngest-test-driver.ts`,
});

function symbolsOf(
  { template, sdk, db, runner, typing, retryConfig, downstream }: Variant,
  table: string,
): Record<string, UsableSymbol> {
  const stem = template === "multi" ? "syncRequested" : "documentGenerate";
  const at = (exported: string, specifier: string, local = exported): UsableSymbol => ({
    exported,
    local,
    specifiers: { "*": specifier },
  });
  const events = "../events";
  return {
    client: typing === "client" ? at("inngest", "../typed-client") : at("inngest", "../client"),
    function: at("generateReportJob", "./generate-report"),
    effects: at("*", "./generate-report.effects", "effects"),
    driver: at("*", `../${runner}/inngest-test-driver`, "driver"),
    NonRetriableError: at("NonRetriableError", "inngest"),
    ...(typing === "event-type" ? { eventType: at(stem, events) } : {}),
    ...(typing === "parse" ? { payloadSchema: at(`${stem}Payload`, events) } : {}),
    ...(typing === "annotate" ? { payloadType: at(`${pascal(stem)}Payload`, events) } : {}),
    ...(downstream && sdk === 4 ? { "downstream.eventType": at("documentGenerated", events) } : {}),
    ...(db === "prisma" ? { db: at("prisma", "../prisma") } : {}),
    ...(db === "drizzle" || db === "tenant" ? { db: at("db", "../drizzle"), table: at(table, "../schema") } : {}),
    ...(db === "tenant" && template === "event"
      ? { withTenantContext: at("withTenantContext", "../tenant"), NotFoundError: at("NotFoundError", "../tenant") }
      : {}),
    ...(retryConfig ? { retryConfig: at("RETRY_CONFIG", "../tenant") } : {}),
  };
}

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Every combination the built-in templates are written for. */
export function variants(sdk: 3 | 4): Variant[] {
  const typings: Typing[] = sdk === 4 ? ["event-type"] : ["client", "parse", "annotate"];
  const all = ["event", "cron", "multi"].flatMap((template) =>
    (["prisma", "drizzle", "tenant", "none"] as const).flatMap((db) =>
      (["vitest", "jest"] as const).flatMap((runner) =>
        (template === "cron" ? typings.slice(0, 1) : typings).map((typing) => ({ template, sdk, db, runner, typing })),
      ),
    ),
  );
  const plain = { template: "event", sdk, runner: "vitest", typing: typings[0] ?? "client" } as const;
  return [...all, { ...plain, db: "prisma", downstream: true }, { ...plain, db: "none", retryConfig: true }];
}
