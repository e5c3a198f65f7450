/** Modules of a project that the rendered files import, small but with the types of the real ones. */
export function standIns(sdk: 3 | 4): Record<string, string> {
  return { ...SHARED, ...(sdk === 4 ? SDK4 : SDK3), "tsconfig.json": TSCONFIG };
}

const PAYLOADS = `
export const documentGeneratePayload = z.object({
  documentId: z.string(),
  organizationId: z.string(),
  tenantId: z.string(),
  mode: z.enum(["full", "it's"]),
  tags: z.array(z.string()).optional(),
  since: z.iso.datetime().optional(),
});
export type DocumentGeneratePayload = z.infer<typeof documentGeneratePayload>;
export const syncRequestedPayload = z.object({ organizationId: z.string(), userId: z.string() });
export type SyncRequestedPayload = z.infer<typeof syncRequestedPayload>;
export const documentGeneratedPayload = z.object({ documentId: z.string(), organizationId: z.string(), tenantId: z.string() });
`;

const SDK3 = {
  "events.ts": `import { z } from "zod";\n${PAYLOADS}`,
  "typed-client.ts": `import { EventSchemas, Inngest } from "inngest";
import { documentGeneratedPayload, documentGeneratePayload, syncRequestedPayload } from "./events";

export const inngest = new Inngest({
  id: "app",
  schemas: new EventSchemas().fromSchema({
    "document/generate": documentGeneratePayload,
    "document/generated": documentGeneratedPayload,
    "crm/sync.requested": syncRequestedPayload,
  }),
});
`,
};

const SDK4 = {
  "events.ts": `import { eventType } from "inngest";
import { z } from "zod";
${PAYLOADS}
export const documentGenerate = eventType("document/generate", { schema: documentGeneratePayload });
export const documentGenerated = eventType("document/generated", { schema: documentGeneratedPayload });
export const syncRequested = eventType("crm/sync.requested", { schema: syncRequestedPayload });
`,
};

const SHARED = {
  "client.ts": `import { Inngest } from "inngest";

export const inngest = new Inngest({ id: "app" });
`,
  "schema.ts": `import { boolean, pgTable, text, timestamp } from "drizzle-orm/pg-core";

export const documents = pgTable("documents", {
  id: text("id").primaryKey(),
  status: text("status", { enum: ["pending", "processed", "failed"] }).notNull(),
  processingStatus: text("processing_status", { enum: ["pending", "processing", "completed", "failed"] }).notNull(),
  processingError: text("processing_error"),
  processedAt: timestamp("processed_at"),
  createdAt: timestamp("created_at").notNull(),
});

export const organizations = pgTable("organizations", {
  id: text("id").primaryKey(),
  integrationEnabled: boolean("integration_enabled").notNull(),
});
`,
  "drizzle.ts": `import { drizzle } from "drizzle-orm/pg-proxy";

export const db = drizzle(async () => {
  throw new Error("a test reached the database");
});
`,
  "tenant.ts": `import { NonRetriableError } from "inngest";
import { db } from "./drizzle";

type Transaction = Parameters<Parameters<typeof db.transaction>[0]>[0];

export async function withTenantContext<T>(
  tenantId: string,
  work: (context: { db: Transaction; tenantId: string }) => Promise<T>,
): Promise<T> {
  return db.transaction(async (transaction) => work({ db: transaction, tenantId }));
}

export class NotFoundError extends NonRetriableError {
  constructor(resource: string, id: string) {
    super(resource + " not found: " + id);
  }
}

export const RETRY_CONFIG = { default: { retries: 3 } } as const;
`,
  "prisma.ts": `interface Document {
  id: string;
  title: string;
  status: string;
  processingStatus: "pending" | "processing" | "completed" | "failed";
  processingError: string | null;
  processedAt: Date | null;
  createdAt: Date;
}

interface Organization {
  id: string;
  name: string;
  integrationEnabled: boolean;
}

type Filter<T> = { [K in keyof T]?: T[K] | { lt?: T[K] } };

interface Delegate<T> {
  findFirst(args: { where: Partial<T>; select: { id: true } }): Promise<{ id: string } | null>;
  findMany(args: { where: Filter<T>; select: { id: true }; orderBy?: object; take: number }): Promise<{ id: string }[]>;
  updateMany(args: { where: { id: string | { in: string[] } }; data: Partial<T> }): Promise<{ count: number }>;
}

const unreachable = async (): Promise<never> => {
  throw new Error("a test reached the database");
};

const delegate = { findFirst: unreachable, findMany: unreachable, updateMany: unreachable };

export const prisma: { document: Delegate<Document>; organization: Delegate<Organization> } = {
  document: delegate,
  organization: delegate,
};
`,
};

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: "ES2022",
    lib: ["dom", "dom.iterable", "esnext"],
    module: "esnext",
    moduleResolution: "bundler",
    types: ["node", "jest"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ["**/*.ts"],
});
