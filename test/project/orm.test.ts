import { describe, expect, it } from "vitest";
import { detectProject } from "../../src/project/detect.js";
import { detectOrm } from "../../src/project/orm.js";
import { smallAppHost } from "./app.js";

const MANIFEST = JSON.stringify({
  name: "app",
  dependencies: { inngest: "^3.40.0", "@prisma/client": "^6.0.0", "drizzle-orm": "^0.44.0" },
});

function orm(files: Record<string, string>) {
  const host = smallAppHost({ "package.json": MANIFEST, ...files });
  return detectOrm(host, detectProject(host, "/app"));
}

const SCHEMA = `enum Status {
  OPEN // first
  DONE
}

model BlogPost {
  id      Int       @id
  title   String?   // shown
  status  Status    @default(OPEN)
  doneAt  DateTime?
  author  User      @relation(fields: [authorId], references: [id])
  tags    String[]
  big     BigInt
  @@index([status])
}
model User { 
  id    String @id
  posts BlogPost[]
}
`;
const POST_COLUMNS = [
  { name: "id", type: "number", optional: false, whole: true },
  { name: "title", type: "string", optional: true },
  { name: "status", type: "enum", optional: false, values: ["OPEN", "DONE"], preset: "OPEN", filled: true },
  { name: "doneAt", type: "date", optional: true },
  { name: "tags", type: "other", optional: false, filled: true },
  { name: "big", type: "bigint", optional: false },
];

describe("detectOrm", () => {
  const client = 'import { PrismaClient } from "@prisma/client";\n';

  it("reads Prisma's models, with enums and without relations", () => {
    const found = orm({
      "prisma/schema.prisma": SCHEMA,
      "src/lib/db.ts": `${client}export const prisma = new PrismaClient();\n`,
    });
    expect(found).toEqual({
      name: "prisma",
      client: { exported: "prisma", local: "prisma", module: { file: "src/lib/db.ts" } },
      models: [
        {
          value: "BlogPost",
          accessor: "blogPost",
          file: "prisma/schema.prisma",
          line: 6,
          key: ["id"],
          columns: POST_COLUMNS,
        },
        {
          value: "User",
          accessor: "user",
          file: "prisma/schema.prisma",
          line: 16,
          key: ["id"],
          columns: [{ name: "id", type: "string", optional: false }],
        },
      ],
    });
  });

  it.each([
    [
      "kept on the global object",
      "const g = globalThis as unknown as { prisma?: PrismaClient };\nexport const db = g.prisma ?? new PrismaClient();\n",
      "db",
    ],
    ["made by a function", "const make = () => new PrismaClient().$extends({});\nexport const db = make();\n", "db"],
    ["listed", "const db = new PrismaClient();\nexport { db as database };\n", "database"],
    ["exported as default", "const db = new PrismaClient();\nexport default db;\n", "default"],
  ])("finds a client that is %s", (_, text, exported) => {
    expect(orm({ "prisma/schema.prisma": SCHEMA, "src/lib/prisma.ts": client + text })?.client.exported).toBe(exported);
  });

  it("finds a client that a function imports, wherever it is, and a schema in several files", () => {
    const tidy =
      'import { store } from "@/persistence/store";\nimport { inngest } from "@/lib/inngest/client";\nexport const tidyJob = inngest.createFunction({ id: "tidy" }, { event: "app/tidy.asked" }, async () => store.user.count());\n';
    const found = orm({
      "prisma/schema/user.prisma": "model User {\n  id String @id\n}\n",
      "prisma/schema/main.prisma": "generator client {\n}\n",
      "src/persistence/store.ts": `${client}export const store = new PrismaClient();\n`,
      "src/lib/inngest/functions/tidy.ts": tidy,
    });
    expect([found?.client, found?.models.map((model) => model.value)]).toEqual([
      { exported: "store", local: "store", module: { file: "src/persistence/store.ts" } },
      ["User"],
    ]);
  });

  it("finds no ORM where only the schema, or only the client, is there", () => {
    expect(orm({ "prisma/schema.prisma": SCHEMA })).toBeUndefined();
    expect(orm({ "src/lib/db.ts": `${client}export const prisma = new PrismaClient();\n` })).toBeUndefined();
  });

  it("reads Drizzle's tables with modes, enums, shared columns and what may be empty", () => {
    const schema = `import { bigint, date, integer, pgEnum, pgTable, serial, text, timestamp, varchar } from "drizzle-orm/pg-core";
export const status = pgEnum("status", ["open", "done"]);
const times = { createdAt: timestamp("created_at").notNull() };
export const posts = pgTable("posts", {
  id: serial("id").primaryKey(),
  title: text().notNull(),
  state: status("state").notNull(),
  kind: varchar("kind", { enum: ["a", "b"] }),
  count: integer("count"),
  big: bigint("big", { mode: "number" }),
  huge: bigint("huge", { mode: "bigint" }),
  day: date("day"),
  at: timestamp("at", { mode: "string" }),
  ...times,
});
`;
    const found = orm({
      "src/db/schema.ts": schema,
      "src/db/index.ts":
        'import { drizzle } from "drizzle-orm/node-postgres";\nimport * as schema from "./schema";\nexport const db = drizzle(process.env.URL, { schema });\n',
    });
    expect(found).toEqual({
      name: "drizzle",
      client: { exported: "db", local: "db", module: { file: "src/db/index.ts" } },
      models: [
        {
          value: "posts",
          accessor: "posts",
          module: { file: "src/db/schema.ts" },
          file: "src/db/schema.ts",
          line: 4,
          table: "posts",
          key: ["id"],
          dialect: "pg",
          columns: [
            { name: "id", type: "number", optional: false, whole: true, filled: true },
            { name: "title", type: "string", optional: false },
            { name: "state", type: "enum", values: ["open", "done"], optional: false },
            { name: "kind", type: "enum", values: ["a", "b"], optional: true },
            { name: "count", type: "number", optional: true, whole: true },
            { name: "big", type: "number", optional: true, whole: true },
            { name: "huge", type: "bigint", optional: true },
            { name: "day", type: "string", optional: true },
            { name: "at", type: "string", optional: true, time: "iso" },
            { name: "createdAt", type: "date", optional: false },
          ],
        },
      ],
    });
  });

  it("knows which columns a new row may leave out, and which numbers are whole", () => {
    const found = orm({
      "src/db/schema.ts": `import { boolean, doublePrecision, integer, pgTable, real, text, timestamp, uuid } from "drizzle-orm/pg-core";
export const scores = pgTable("scores", {
  id: uuid("id").primaryKey().defaultRandom(),
  key: text("key").primaryKey(),
  identity: integer("identity").generatedAlwaysAsIdentity(),
  made: text("made").notNull().$defaultFn(() => "x"),
  createdAt: timestamp("created_at").notNull().defaultNow(),
  passed: boolean("passed").notNull().default(false),
  score: doublePrecision("score").notNull(),
  share: real("share").notNull(),
  words: integer("words").notNull(),
});
`,
      "src/lib/db.ts": 'import { drizzle } from "drizzle-orm/pglite";\nexport const db = drizzle();\n',
    });
    const columns = found?.models[0]?.columns ?? [];
    expect(columns.filter(({ filled }) => filled).map(({ name }) => name)).toEqual([
      ...["id", "identity", "made", "createdAt", "passed"],
    ]);
    expect(columns.filter(({ whole }) => whole).map(({ name }) => name)).toEqual(["identity", "words"]);
  });

  it("reads SQLite's columns by their mode", () => {
    const schema =
      'import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";\nexport const a = sqliteTable("a", { at: integer("at", { mode: "timestamp" }), on: integer({ mode: "boolean" }), n: integer(), json: text({ mode: "json" }) });\n';
    const found = orm({
      "src/db/schema.ts": schema,
      "src/lib/db.ts": 'import { drizzle } from "drizzle-orm/better-sqlite3";\nexport const db = drizzle("x");\n',
    });
    expect(found?.models[0]?.columns.map(({ name, type }) => [name, type])).toEqual([
      ["at", "date"],
      ["on", "boolean"],
      ["n", "number"],
      ["json", "other"],
    ]);
  });
});
