import { describe, expect, it } from "vitest";
import type { Answers, Field } from "../../src/answers/answers.js";
import { ScaffoldError } from "../../src/errors/scaffold-error.js";
import { chooseDb } from "../../src/plan/choose-db.js";
import type { NeededDb } from "../../src/plan/db/needed.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import { project, root } from "./sample-project.js";

const client = 'import { PrismaClient } from "@prisma/client";\n\nexport const prisma = new PrismaClient();\n';
const PRISMA = {
  "package.json": '{ "dependencies": { "@prisma/client": "6.0.0" } }',
  "src/lib/db.ts": client,
};
const DRIZZLE = {
  "package.json": '{ "dependencies": { "drizzle-orm": "0.44.0" } }',
  "src/lib/db.ts":
    'import { drizzle } from "drizzle-orm/node-postgres";\nimport * as schema from "../db/schema";\nexport const db = drizzle("a", { schema });\n',
};
const model = (columns: string): string =>
  `generator client {\n  provider = "prisma-client-js"\n}\n\nmodel Document {\n${columns}\n}\n`;
const full = "  id String @id\n  processingStatus String\n  processingError String?\n  processedAt DateTime?";
const needed: NeededDb = {
  idField: true,
  columns: [
    { name: "processingStatus", type: "enum", values: ["processing", "failed"] },
    { name: "processingError", type: "string", nullable: true },
    { name: "processedAt", type: "date" },
  ],
};
/** What the template event needs. */
const event: NeededDb = { idField: true, columns: [], status: { states: ["processing", "completed", "failed"] } };
/** What the template cron needs. */
const cron: NeededDb = { columns: [], status: { states: ["pending", "completed", "failed"], required: true } };
const id: Field = { name: "documentId", type: { kind: "string" }, optional: false };

interface Own {
  readonly answers?: Partial<Answers>;
  readonly fields?: readonly Field[];
  readonly needed?: NeededDb | undefined;
  readonly files?: Readonly<Record<string, string>>;
  readonly entity?: string;
}

function choose(schema: string | undefined, own: Own = {}) {
  const files = { ...PRISMA, ...(schema === undefined ? {} : { "prisma/schema.prisma": schema }), ...own.files };
  const host = memoryReadHost(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text])),
  );
  const answers: Answers = { name: "a", template: "event", trigger: "event", extra: {}, ...own.answers };
  return chooseDb({
    ...{ host, project, answers },
    entity: own.entity ?? "document",
    fields: own.fields ?? [id],
    needed: "needed" in own ? own.needed : needed,
  });
}

/** What is refused where `--db` is given. */
function refusal(schema: string | undefined, own: Own = {}): ScaffoldError {
  try {
    choose(schema, { ...own, answers: { db: "prisma", ...own.answers } });
  } catch (error) {
    if (error instanceof ScaffoldError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

const field = (kind: "string" | "number" | "boolean"): Field => ({ ...id, type: { kind } });

describe("chooseDb", () => {
  it("takes the entity's model where every column fits", () => {
    const { db, warnings } = choose(model(full));
    expect([db?.orm.name, db?.model?.accessor, db?.id, warnings]).toEqual([
      ...["prisma", "document"],
      { column: "id", type: "string", big: false },
      [],
    ]);
  });

  it.each([
    ["there is no schema", undefined, {}, /A Prisma client was found in src\/lib\/db.ts, but no schema with models/],
    ["the model is another one's", model(full).replace("Document", "Invoice"), {}, /No prisma model for document/],
    ["a column is missing", model(full.replace(/.*processedAt.*/, "")), {}, /Document lacks processedAt/],
    ["a column has another type", model(full.replace("DateTime?", "String?")), {}, /Document lacks processedAt/],
    ["a column takes no null", model(full.replace("String?", "String")), {}, /Document lacks processingError/],
    ["the event's field is no id", model(full), { fields: [field("boolean")] }, /documentId of the event is a boolean/],
    ["a number names texts", model(full), { fields: [field("number")] }, /is a number, which is no Document.id/],
    ["the event does not name the row", model(full), { fields: [] }, /no required field documentId/],
    [
      "the event may leave it out",
      model(full),
      { fields: [{ ...id, optional: true }] },
      /no required field documentId/,
    ],
  ] as const)("says so and goes without where %s", (_, schema, own, message) => {
    const { db, warnings } = choose(schema, own);
    expect([db, warnings.map(({ code }) => code)]).toEqual([undefined, ["MODEL_NOT_FOUND"]]);
    expect(warnings[0]?.message).toMatch(message);
  });

  const none = { files: { "package.json": '{ "dependencies": { "next": "15.0.0" } }' } };

  it.each([
    ["nothing says that the project has an ORM", undefined, none],
    ["nothing says so, and the event does not name a row", undefined, { ...none, fields: [] }],
    ["the job is about nothing in particular", model(full), { entity: "item", fields: [] }],
  ] as const)("goes without in silence where %s", (_, schema, own) => {
    expect(choose(schema, own)).toEqual({ warnings: [] });
  });

  it("says that there is no model for the item that was named", () => {
    const { warnings } = choose(model(full), { entity: "item", answers: { entity: "item" }, needed: { columns: [] } });
    expect(warnings).toMatchObject([{ message: expect.stringContaining("No prisma model for item") }]);
  });

  it("goes without in silence where told so", () => {
    expect(choose(undefined, { answers: { db: "none" } })).toEqual({ warnings: [] });
  });

  it.each([
    ["by its plural", "document", "model Documents {\n  id String @id\n}\n"],
    ["in another case", "callRecording", "model call_recording {\n  id String @id\n}\n"],
    ["by its table", "document", 'model Doc {\n  id String @id\n  @@map("documents")\n}\n'],
  ])("finds a model %s", (_, entity, schema) => {
    const fields = [{ ...id, name: `${entity}Id` }];
    expect(choose(schema, { entity, fields, needed: event }).db?.model).toBeDefined();
  });

  it.each(["documentsTable", "DocumentTable", "document", "tblDocuments"])("finds a table called %s", (name) => {
    const files = {
      ...DRIZZLE,
      "src/db/schema.ts": `import { pgTable, text } from "drizzle-orm/pg-core";\nexport const ${name} = pgTable("d", { id: text().primaryKey() });\n`,
    };
    expect(choose(undefined, { files, needed: event }).db?.model?.accessor).toBe(name);
  });
});

describe("with --db", () => {
  it("refuses what a model lacks, with the lines to add", () => {
    const { code, snippet } = refusal(model("  id String @id\n  processedAt DateTime?"));
    expect([code, snippet]).toEqual([
      "MODEL_NOT_FOUND",
      'model Document {\n  processingStatus String @default("pending")\n  processingError String?\n}',
    ]);
  });

  it("names the models that there are, and gives a whole one with an id of the event's type", () => {
    const other = model(full).replace("Document", "Invoice");
    const text = refusal(other, { needed: event });
    expect(text.hint).toMatch(/^There are Invoice\. /);
    expect(text.snippet).toMatch(/^model Document \{\n {2}id String @id @default\(cuid\(\)\)\n {2}processingStatus/);
    const number = refusal(other, { needed: event, fields: [field("number")] });
    expect(number.snippet).toMatch(/^model Document \{\n {2}id Int @id @default\(autoincrement\(\)\)\n/);
  });

  it.each([
    ["String @id", "string"],
    ["Int @id", "number"],
    ["BigInt @id", "string"],
  ])("asks for a field of the type of an id that is %s", (column, type) => {
    const { hint } = refusal(model(`  id ${column}`), { fields: [], needed: event });
    expect(hint).toContain(`--field documentId:${type}`);
  });

  it("says how the field is to be declared whose type leads to no row", () => {
    expect(refusal(model("  id String @id"), { fields: [field("number")], needed: event }).hint).toContain(
      "--field documentId:string",
    );
  });

  it.each([
    ["together", "  a String\n  b String\n  @@id([a, b])", /by a and b together/],
    ["by nothing", "  a String", /no column that tells its rows apart/],
    ["by bytes", "  id Bytes @id", /Document.id has a type that an event cannot carry/],
  ])("refuses rows that columns tell apart %s, without lines", (_, columns, message) => {
    const { message: text, snippet } = refusal(model(columns), { needed: event });
    expect([text, snippet]).toEqual([expect.stringMatching(message), undefined]);
  });

  it("shows no lines of a schema where it is the client that is missing", () => {
    const files = {
      "src/lib/db.ts": "export {};\n",
      "src/server.ts":
        'import { PrismaClient } from "@prisma/client";\nexport const open = (url: string) => new PrismaClient({ url });\n',
      "src/prisma.service.ts":
        'import { PrismaClient } from "@prisma/client";\nexport class PrismaService extends PrismaClient {}\n',
    };
    const { message, hint, snippet } = refusal(model(full), { files });
    expect(message).toBe("No Prisma client was found: no module gives what new PrismaClient() makes.");
    expect(hint).toContain("src/server.ts:2 (open() makes one, and wants arguments)");
    expect(hint).toContain(
      "src/prisma.service.ts:2 (PrismaService is a class, which something else makes and hands on)",
    );
    expect(hint).toContain("--db-client");
    expect(snippet).toBeUndefined();
  });

  it("says that nothing depends on the ORM", () => {
    expect(refusal(undefined, { answers: { db: "drizzle" } }).message).toBe(
      "No Drizzle client was found: no package.json depends on it.",
    );
  });

  it("takes the ORM that was named of two", () => {
    const files = {
      ...DRIZZLE,
      "package.json": '{ "dependencies": { "drizzle-orm": "0.44.0", "@prisma/client": "6.0.0" } }',
      "src/lib/prisma.ts": client,
      "src/db/schema.ts":
        'import { pgTable, text } from "drizzle-orm/pg-core";\nexport const documents = pgTable("d", { id: text().primaryKey() });\n',
    };
    const chosen = (db: "prisma" | "drizzle") => choose(model(full), { files, answers: { db }, needed: event }).db;
    expect([chosen("prisma")?.model?.value, chosen("drizzle")?.model?.value]).toEqual(["Document", "documents"]);
  });
});

describe("of several clients", () => {
  const files = { "src/lib/db.ts": `${client.replace("prisma =", "east =")}export const west = new PrismaClient();\n` };

  it("asks for the one that is meant", () => {
    const { message, hint } = refusal(model(full), { files });
    expect(message).toContain("east of src/lib/db.ts, west of src/lib/db.ts");
    expect(hint).toBe("Name one: --db-client 'src/lib/db.ts#east'.");
    expect(choose(model(full), { files }).warnings[0]?.message).toContain("There are several Prisma clients");
  });

  it("takes the one that was named", () => {
    const { db } = choose(model(full), { files, answers: { dbClient: "src/lib/db.ts#west" } });
    expect(db?.orm.client.exported).toBe("west");
  });

  it("takes one that only a name leads to", () => {
    const elsewhere = { "src/x.ts": `${client.replace("const prisma = ", "const open = () => ")}` };
    const { db } = choose(model(full), { files: elsewhere, answers: { dbClient: "src/x" } });
    expect(db?.orm.client).toMatchObject({ exported: "open", called: true });
  });

  it("refuses a name that leads to none", () => {
    expect(() => choose(model(full), { answers: { dbClient: "src/nothing.ts" } })).toThrow(/has no database client/);
    expect(() => choose(model(full), { needed: undefined, answers: { dbClient: "src/lib/db.ts" } })).toThrow(
      /the template event writes no database code/,
    );
  });
});

describe("the id of a row", () => {
  it.each([
    ["String", "string", { type: "string", big: false }],
    ["Int", "number", { type: "number", big: false }],
    ["Int", "string", { type: "number", big: false, from: "text" }],
    ["BigInt", "string", { type: "string", big: true, from: "text" }],
    ["BigInt", "number", { type: "string", big: true, from: "number" }],
  ] as const)("of %s is asked for by a %s", (type, kind, found) => {
    const { db } = choose(model(`  uuid ${type} @id`), { fields: [field(kind)], needed: event });
    expect(db?.id).toEqual({ column: "uuid", ...found });
  });

  it("is a column that no two have, where there is no other", () => {
    const { db } = choose(model("  slug String @unique\n  title String"), { needed: event });
    expect(db?.id?.column).toBe("slug");
  });
});

describe("the status", () => {
  const status = (columns: string, own: Own = {}) =>
    choose(model(`  id String @id\n${columns}`), { needed: event, ...own });

  it("goes to the model's own columns", () => {
    const { db } = status("  processingStatus String\n  processingError String?\n  processedAt DateTime?");
    const literal = (column: string, value: string | null) => ({ column, value: { kind: "literal", value } });
    expect(db?.status?.states).toEqual({
      pending: [literal("processingStatus", "pending")],
      processing: [literal("processingStatus", "processing"), literal("processingError", null)],
      completed: [
        literal("processingStatus", "completed"),
        { column: "processedAt", value: { kind: "time", as: "date" } },
      ],
      failed: [literal("processingStatus", "failed"), { column: "processingError", value: { kind: "message" } }],
    });
    expect(db?.notes).toEqual([]);
  });

  it("is left out where there is none, with what to add", () => {
    const { db, warnings } = status("  title String");
    expect([db?.status, warnings]).toEqual([undefined, []]);
    expect(db?.notes[0]).toContain("Document has no column that says how far the job is");
    expect(db?.notes[0]).toContain('  processingStatus String @default("pending")\n  processingError String?');
    expect(status("  title String", { answers: { statusColumn: false } }).db?.notes).toEqual([]);
  });

  it("refuses a job by the clock that could not tell what waits", () => {
    const { message, snippet } = refusal(model("  id String @id\n  title String"), { needed: cron });
    expect(message).toBe("Document has no column that says which rows wait, and what became of them.");
    expect(snippet).toContain("processingStatus");
    const named = { answers: { statusColumn: { column: "status", values: { completed: "done" } } } };
    expect(() => status("  status String", { needed: cron, ...named })).toThrow(/does not say which rows wait/);
  });

  it("goes to a table of its own where that is wanted and there", () => {
    const table =
      "}\n\nmodel JobRun {\n  id String @id\n  function String\n  key String\n  state String\n  error String? @db.VarChar(50)\n  updatedAt DateTime";
    const { db } = status(`  title String\n${table}`, { answers: { statusTable: "JobRun" } });
    expect(db?.status?.table?.accessor).toBe("jobRun");
    expect(db?.status?.states.failed[1]).toEqual({ column: "error", value: { kind: "message", length: 50 } });
  });

  it("shows the lines of the table that is not there, or of its columns", () => {
    const answers = { statusTable: "JobRun" };
    expect(refusal(model("  id String @id"), { needed: event, answers }).snippet).toBe(
      "model JobRun {\n  id String @id\n  function String\n  key String\n  state String // processing, completed, failed\n  error String?\n  updatedAt DateTime\n}",
    );
    const half = model(
      "  id String @id\n}\n\nmodel JobRun {\n  id String @id\n  function String\n  key String\n  state String",
    );
    expect(refusal(half, { needed: event, answers }).snippet).toBe(
      "model JobRun {\n  error String?\n  updatedAt DateTime\n}",
    );
  });

  it.each([
    ["a table by the clock", cron, { statusTable: "JobRun" }, /asks the rows themselves/],
    ["a column where no status is kept", { columns: [] }, { statusColumn: { column: "a" } }, /keeps no status/],
    ["a table where no status is kept", { columns: [] }, { statusTable: "JobRun" }, /keeps no status/],
    ["a column where no code is written", undefined, { statusColumn: { column: "a" } }, /writes no database code/],
  ] as const)("refuses %s", (_, needs, answers, message) => {
    expect(() => status("  status String", { needed: needs, answers })).toThrow(message);
  });
});

describe("for further models", () => {
  const score = {
    key: "score",
    names: ["score", "qualityScore"],
    insert: true,
    columns: [
      { name: "runId", type: "string", notNull: true, unique: true },
      { name: "value", type: "number", fraction: "written", notNull: true },
      { name: "severity", type: "enum", values: ["minor", "major"], notNull: true },
      { name: "weight", type: "number", fraction: "read" },
    ],
  } as const;
  const columns = "  runId String\n  value Float\n  severity String\n  weight Int?";
  const withScore = (own: string, name = "Score") => `model ${name} {\n${own}\n}\n`;

  it("takes one by any of its names", () => {
    const { db } = choose(withScore(`  id String @id @default(cuid())\n${columns}`, "QualityScore"), {
      needed: { models: [score] },
    });
    expect(db?.models.score?.accessor).toBe("qualityScore");
  });

  it.each([
    ["a value may be missing", columns.replace("runId String", "runId String?"), /Score lacks runId in every row/],
    ["fractions would be lost", columns.replace("value Float", "value Int"), /Score lacks value with fractions/],
    ["a new row needs more", `${columns}\n  author String`, /Score wants author in every new row/],
    ["a new row needs an id", `  id String @id\n${columns}`, /Score wants id in every new row/],
  ])("goes without where %s", (_, own, message) => {
    const { db, warnings } = choose(withScore(own), { needed: { models: [score] } });
    expect(db).toBeUndefined();
    expect(warnings[0]?.message).toMatch(message);
  });

  it.each([
    "may be empty String?",
    'has a default String @default("x")',
    "is a list String[]",
    "is kept by Prisma DateTime @updatedAt",
  ])("lets a new row leave out a column that %s", (column) => {
    const own = `${columns}\n  other ${column.slice(column.search(/(String|DateTime)/))}`;
    expect(choose(withScore(own), { needed: { models: [score] } }).warnings).toEqual([]);
  });

  it("prints the lines of what is missing, for Prisma and for each kind of database of Drizzle", () => {
    expect(refusal(model(full), { needed: { models: [score] } }).snippet).toBe(
      "model Score {\n  runId String @unique\n  value Float\n  severity String // minor, major\n  weight Float?\n}",
    );
    const lines = (kind: "pg" | "mysql" | "sqlite"): string | undefined => {
      const files = {
        ...DRIZZLE,
        "src/db/schema.ts": `import { ${kind}Table, text } from "drizzle-orm/${kind}-core";\nexport const a = ${kind}Table("a", { id: text().primaryKey() });\n`,
      };
      return refusal(undefined, { files, answers: { db: "drizzle" }, needed: { models: [score] } }).snippet;
    };
    expect(lines("pg")).toBe(
      [
        'export const scores = pgTable("scores", {',
        '  runId: text("run_id").notNull().unique(),',
        '  value: doublePrecision("value").notNull(),',
        '  severity: text("severity", { enum: ["minor", "major"] }).notNull(),',
        '  weight: doublePrecision("weight"),',
        "});",
      ].join("\n"),
    );
    expect(lines("mysql")).toContain(
      '  severity: varchar("severity", { length: 255, enum: ["minor", "major"] }).notNull(),',
    );
    expect(lines("sqlite")).toContain('  value: real("value").notNull(),');
  });
});
