import { describe, expect, it } from "vitest";
import { detectProject } from "../../src/project/detect.js";
import { findOrms } from "../../src/project/orm.js";
import { smallAppHost } from "./app.js";

const MANIFEST = JSON.stringify({
  name: "app",
  dependencies: { inngest: "^3.40.0", "@prisma/client": "^6.0.0", "drizzle-orm": "^0.44.0" },
});

type Files = Record<string, string>;

function found(name: "prisma" | "drizzle", files: Files, cwd = "/app") {
  const host = smallAppHost({ "package.json": MANIFEST, ...files });
  const findings = findOrms(host, detectProject(host, cwd)).find((each) => each.name === name);
  if (findings === undefined) throw new Error(`${name} is not known`);
  return findings;
}

const prisma = (files: Files, cwd?: string) => found("prisma", files, cwd).client;
const drizzle = (files: Files, cwd?: string) => found("drizzle", files, cwd).client;

const CLASS = 'import { PrismaClient } from "@prisma/client";\n';
const job = (imports: string): string =>
  `${imports}\nimport { inngest } from "@/lib/inngest/client";\n\nexport const tidyJob = inngest.createFunction({ id: "tidy" }, { event: "app/tidy.asked" }, async () => {});\n`;
const TIDY = "src/lib/inngest/functions/tidy.ts";

describe("a Prisma client", () => {
  it.each([
    [
      "kept on globalThis by ??=",
      "declare global { var db: PrismaClient | undefined }\nexport const prisma = (globalThis.db ??= new PrismaClient());",
    ],
    [
      "kept by ||",
      "const g = global as unknown as { prisma: PrismaClient };\nexport const prisma = g.prisma || new PrismaClient({ log: [] });",
    ],
    [
      "made by a helper",
      "function create() {\n  const client = new PrismaClient();\n  return client;\n}\nexport const prisma = globalThis.prisma ?? create();",
    ],
    [
      "made by an arrow with a choice",
      "const create = () => new PrismaClient();\nconst isNew = !globalThis.prisma;\nexport const prisma = isNew ? create() : globalThis.prisma!;",
    ],
    ["extended", "export const prisma = new PrismaClient().$extends({}).$extends({});"],
    [
      "extended by a helper",
      "const extend = (client: PrismaClient) => client.$extends({});\nconst base = new PrismaClient();\nexport const prisma = base.$extends({});\nexport type A = ReturnType<typeof extend>;",
    ],
    [
      "kept by a helper of a package",
      'import { remember } from "@epic-web/remember";\nexport const prisma = remember("prisma", () => new PrismaClient());',
    ],
    [
      "kept by a helper of its own",
      'function keep<T>(name: string, make: () => T): T {\n  return (store[name] ??= make());\n}\nconst store: Record<string, any> = {};\nexport const prisma = keep("prisma", () => new PrismaClient());',
    ],
    [
      "assigned later",
      'let client: PrismaClient;\nif (process.env.NODE_ENV === "production") client = new PrismaClient();\nelse client = globalThis.prisma;\nexport { client as prisma };',
    ],
    ["of that type", "export const prisma: PrismaClient = globalThis.prisma;"],
    [
      "behind a proxy",
      "let made: PrismaClient | undefined;\nconst get = () => (made ??= new PrismaClient());\nexport const prisma = new Proxy({} as PrismaClient, { get: (_, key) => Reflect.get(get(), key) });",
    ],
    [
      "behind an untyped proxy",
      "const get = () => new PrismaClient();\nexport const prisma = new Proxy({}, { get: (_, key) => Reflect.get(get(), key) });",
    ],
    [
      "the default of an import",
      'import pkg from "@prisma/client";\nconst { PrismaClient: Client } = pkg;\nexport const prisma = new Client();',
    ],
    [
      "a property of what a function returns",
      "const open = () => ({ prisma: new PrismaClient(), close() {} });\nexport const { prisma } = open();",
    ],
    ["a class of the project's own", "class Database extends PrismaClient {}\nexport const prisma = new Database();"],
    [
      "made once by a class",
      "class Database {\n  private static client?: PrismaClient;\n  static get instance() {\n    Database.client ??= new PrismaClient();\n    return Database.client;\n  }\n}\nexport const prisma = Database.instance;",
    ],
    ["awaited", "const connect = async () => new PrismaClient();\nexport const prisma = await connect();"],
  ])("is found where it is %s", (_, text) => {
    expect(prisma({ "src/lib/prisma.ts": CLASS + text })).toEqual({
      ...{ exported: "prisma", local: "prisma", module: { file: "src/lib/prisma.ts" } },
    });
  });

  it.each([
    ["a generator's own output, which is not in the tree", '"../generated/prisma/client"'],
    ["a generator's output behind an alias", '"@/generated/prisma"'],
    ["another package", '"@acme/prisma-client"'],
  ])("is found where its class comes from %s", (_, specifier) => {
    const text = `import { PrismaClient } from ${specifier};\nimport { PrismaPg } from "@prisma/adapter-pg";\nexport const prisma = new PrismaClient({ adapter: new PrismaPg({}) });\n`;
    expect(prisma({ "src/lib/prisma.ts": text })?.exported).toBe("prisma");
  });

  it("is the one that functions import, under the name by which most do", () => {
    const files = {
      "src/data/store.ts": `${CLASS}const prisma = new PrismaClient();\nexport default prisma;\nexport { prisma };\n`,
      "src/lib/prisma.ts": `${CLASS}export const prisma = new PrismaClient();\n`,
      [TIDY]: job('import database from "@/data/store";\nvoid database;'),
    };
    expect(prisma(files)).toEqual({ exported: "default", local: "prisma", module: { file: "src/data/store.ts" } });
  });

  it("is found through the modules that functions import", () => {
    const files = {
      "src/data/store.ts": `${CLASS}export const prisma = new PrismaClient();\n`,
      "src/data/index.ts": 'export * from "./store";\n',
      "src/services/users.ts": 'import { prisma } from "@/data";\nexport const count = () => prisma.user.count();\n',
      [TIDY]: job('import { count } from "@/services/users";\nvoid count;'),
    };
    expect(prisma(files)?.module).toEqual({ file: "src/data/index.ts" });
  });

  it("is found anywhere in the package where nothing else has one, tests and scripts with none aside", () => {
    const files = {
      "src/core/persistence/connection.ts": `${CLASS}export const connection = new PrismaClient();\n`,
      "test/helpers.ts": `${CLASS}export const prisma = new PrismaClient();\n`,
      "scripts/seed.ts": `${CLASS}const prisma = new PrismaClient();\nvoid prisma;\n`,
    };
    expect(prisma(files)?.module).toEqual({ file: "src/core/persistence/connection.ts" });
  });

  it("is not what a function makes anew, a class alone, or a type", () => {
    const files = {
      "src/lib/prisma.ts": `${CLASS}export const create = () => new PrismaClient();\nexport class Service extends PrismaClient {}\nexport type Client = PrismaClient;\nexport const handler = (prisma: PrismaClient) => prisma.user;\n`,
    };
    expect(found("prisma", files).clients).toEqual([]);
  });

  it("is what a function gives that keeps it, called", () => {
    const text = `${CLASS}let client: PrismaClient | undefined;\nexport function getPrisma() {\n  client ??= new PrismaClient();\n  return client;\n}\n`;
    expect(prisma({ "src/lib/prisma.ts": text })).toEqual({
      ...{ exported: "getPrisma", local: "getPrisma", called: true, module: { file: "src/lib/prisma.ts" } },
    });
  });

  it("is of two the one without a special name, and none where nothing tells them apart", () => {
    const pair = (names: readonly string[]): string =>
      CLASS + names.map((name) => `export const ${name} = new PrismaClient();\n`).join("");
    expect(prisma({ "src/lib/prisma.ts": pair(["prismaReplica", "prisma"]) })?.exported).toBe("prisma");
    const open = found("prisma", { "src/lib/prisma.ts": pair(["east", "west"]) });
    expect([open.client, open.clients.map(({ exported }) => exported)]).toEqual([undefined, ["east", "west"]]);
  });
});

describe("a Drizzle client", () => {
  const DRIVERS = [
    ...["node-postgres", "postgres-js", "neon-http", "neon-serverless", "vercel-postgres", "planetscale-serverless"],
    ...[
      "mysql2",
      "libsql",
      "libsql/web",
      "better-sqlite3",
      "pglite",
      "bun-sqlite",
      "bun-sql",
      "singlestore",
      "xata-http",
    ],
    ...["tidb-serverless", "aws-data-api/pg", "mysql-proxy", "netlify-db"],
  ];

  it.each(DRIVERS)("is found by drizzle-orm/%s", (driver) => {
    const text = `import { drizzle } from "drizzle-orm/${driver}";\nexport const db = drizzle(process.env.DATABASE_URL!);\n`;
    expect(drizzle({ "src/db/index.ts": text })).toEqual({
      ...{ exported: "db", local: "db", module: { file: "src/db/index.ts" } },
    });
  });

  const POSTGRES = 'import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";\n';
  it.each([
    [
      "by another name",
      'import { drizzle as connect } from "drizzle-orm/libsql";\nexport const db = connect("file:a");',
    ],
    ["by the whole module", 'import * as orm from "drizzle-orm/libsql";\nexport const db = orm.drizzle("file:a");'],
    [
      "with an object and a type",
      'import { drizzle } from "drizzle-orm/libsql";\nexport const db = drizzle<Record<string, never>>({ connection: "file:a" });',
    ],
    [
      "as one with replicas",
      'import { drizzle } from "drizzle-orm/node-postgres";\nimport { withReplicas } from "drizzle-orm/pg-core";\nexport const db = withReplicas(drizzle("a"), [drizzle("b")]);',
    ],
    [
      "kept on the global object",
      `${POSTGRES}const g = globalThis as { db?: PostgresJsDatabase };\nexport const db = g.db ?? drizzle("a");\ng.db = db;`,
    ],
    ["of a driver's type", `${POSTGRES}export const db: PostgresJsDatabase = globalThis.db;`],
    [
      "behind a typed proxy",
      `${POSTGRES}type Db = ReturnType<typeof drizzle<Record<string, never>>>;\nexport const db = new Proxy({} as Db, { get: () => undefined });`,
    ],
    [
      "behind the type of what a function returns",
      `${POSTGRES}const open = () => drizzle("a");\nexport const db = globalThis.db as ReturnType<typeof open>;`,
    ],
    [
      "a member of an engine",
      `${POSTGRES}interface Engine { db: PostgresJsDatabase; close(): void }\ndeclare function engine(): Engine;\nexport const db = engine().db;`,
    ],
    [
      "by a choice of drivers",
      'import { drizzle as neon } from "drizzle-orm/neon-http";\nimport { drizzle as pg } from "drizzle-orm/node-postgres";\nexport const db = process.env.VERCEL ? neon("a") : pg("a");',
    ],
  ])("is found where it is made %s", (_, text) => {
    expect(drizzle({ "src/db/index.ts": `${text}\n` })?.exported).toBe("db");
  });

  it.each([
    [
      "is kept",
      `${POSTGRES}let db: PostgresJsDatabase | undefined;\nexport function getDb() {\n  if (!db) db = drizzle("a");\n  return db;\n}\n`,
    ],
    [
      "is kept by React",
      `${POSTGRES}import { cache } from "react";\nexport const getDb = cache(() => drizzle("a"));\n`,
    ],
    [
      "another such function gives",
      `${POSTGRES}let db: PostgresJsDatabase | undefined;\nconst kept = () => (db ??= drizzle("a"));\nexport const getDb = () => kept();\n`,
    ],
  ])("is what a function gives that %s, called", (_, text) => {
    expect(drizzle({ "src/db/index.ts": text })).toMatchObject({ exported: "getDb", called: true });
  });

  it("is what a function makes anew only where functions call that", () => {
    const text =
      'import { drizzle } from "drizzle-orm/neon-http";\nexport const getDb = () => drizzle(process.env.URL!);\n';
    expect(drizzle({ "src/db/index.ts": text })).toBeUndefined();
    const called = job('import { getDb } from "@/db";\nvoid getDb;');
    expect(drizzle({ "src/db/index.ts": text, [TIDY]: called })).toMatchObject({ exported: "getDb", called: true });
  });

  it("is not what wants arguments, is awaited, or is somebody else's drizzle", () => {
    const files = {
      "src/db/index.ts": `import { drizzle } from "drizzle-orm/d1";\nexport const getDb = (env: { DB: D1Database }) => drizzle(env.DB);\nexport async function later() {\n  return drizzle(await connect());\n}\n`,
      "src/lib/db.ts": 'import { drizzle } from "./weather";\nexport const db = drizzle();\n',
      "src/lib/weather.ts": "export const drizzle = () => 1;\n",
    };
    expect(found("drizzle", files).clients).toEqual([]);
  });
});

describe("a client in a package of the workspace", () => {
  const manifest = (json: object): string => JSON.stringify(json);
  const WORKSPACE = {
    "package.json": manifest({ name: "root", workspaces: ["apps/*", "packages/*"] }),
    "apps/web/package.json": manifest({
      name: "web",
      dependencies: { inngest: "^3.40.0", "@acme/db": "workspace:*", "@acme/ui": "workspace:*" },
    }),
    "apps/web/tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    "apps/web/src/inngest/client.ts":
      'import { Inngest } from "inngest";\nexport const inngest = new Inngest({ id: "app" });\n',
    "apps/web/src/app/api/inngest/route.ts":
      'import { serve } from "inngest/next";\nimport { inngest } from "@/inngest/client";\nimport { tidyJob } from "@/inngest/tidy";\nexport const { GET, POST, PUT } = serve({ client: inngest, functions: [tidyJob] });\n',
    "packages/db/package.json": manifest({
      name: "@acme/db",
      dependencies: { "drizzle-orm": "^0.44.0", "@prisma/client": "^6.0.0" },
      exports: { ".": "./src/index.ts", "./schema": "./src/schema/index.ts", "./tables/*": "./src/tables/*.ts" },
    }),
    "packages/db/src/index.ts": 'export { db } from "./client";\nexport { database } from "./prisma";\n',
    "packages/db/src/prisma.ts": `${CLASS}export const database = globalThis.db ?? new PrismaClient();\n`,
    "packages/db/prisma/schema.prisma": "model Note {\n  id String @id\n}\n",
    "packages/db/src/client.ts":
      'import { drizzle } from "drizzle-orm/vercel-postgres";\nimport * as schema from "./schema";\nexport const db = drizzle({ schema });\n',
    "packages/db/src/schema/index.ts": 'export * from "./notes";\n',
    "packages/db/src/schema/notes.ts":
      'import { pgTable, uuid } from "drizzle-orm/pg-core";\nexport const notes = pgTable("notes", { id: uuid().primaryKey() });\n',
    "packages/db/src/tables/tags.ts":
      'import { pgTable, uuid } from "drizzle-orm/pg-core";\nexport const tags = pgTable("tags", { id: uuid().primaryKey() });\n',
    "packages/db/src/tables/hidden/secrets.ts": "",
    "packages/db/drizzle.config.ts":
      'import { defineConfig } from "drizzle-kit";\nexport default defineConfig({ dialect: "postgresql", schema: ["./src/schema/*.ts", "./src/tables", "./src/private.ts"] });\n',
    "packages/db/src/private.ts":
      'import { pgTable, uuid } from "drizzle-orm/pg-core";\nexport const logs = pgTable("logs", { id: uuid().primaryKey() });\n',
    "packages/ui/package.json": manifest({ name: "@acme/ui" }),
  };
  const app = (tidy: string): Files => ({
    ...WORKSPACE,
    "apps/web/src/inngest/tidy.ts": `${tidy}\nimport { inngest } from "@/inngest/client";\nexport const tidyJob = inngest.createFunction({ id: "tidy" }, { event: "app/tidy.asked" }, async () => {});\n`,
  });

  it("is imported by the package's name, with the schema of that package", () => {
    const findings = found("prisma", app('import { database } from "@acme/db";\nvoid database;'), "/app/apps/web");
    expect(findings.client).toEqual({ exported: "database", local: "database", module: { package: "@acme/db" } });
    expect(findings.models.map(({ value, file }) => [value, file])).toEqual([
      ["Note", "packages/db/prisma/schema.prisma"],
    ]);
  });

  it("is found though no function imports it yet, where the app depends on the package", () => {
    expect(drizzle(app(""), "/app/apps/web")).toEqual({ exported: "db", local: "db", module: { package: "@acme/db" } });
    const without = manifest({ name: "web", dependencies: { inngest: "^3.40.0" } });
    expect(drizzle({ ...app(""), "apps/web/package.json": without }, "/app/apps/web")).toBeUndefined();
  });

  it("has its tables under what the package's exports allow, and no others", () => {
    const { models } = found("drizzle", app(""), "/app/apps/web");
    expect(models.map(({ value, module }) => [value, module])).toEqual([
      ["notes", { package: "@acme/db/schema" }],
      ["tags", { package: "@acme/db/tables/tags" }],
    ]);
  });
});
