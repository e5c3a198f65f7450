import { describe, expect, it } from "vitest";
import type { Answers, Field } from "../../src/answers/answers.js";
import { chooseDb, type NeededDb } from "../../src/plan/choose-db.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import { project, root } from "./sample-project.js";

const client = 'import { PrismaClient } from "@prisma/client";\n\nexport const prisma = new PrismaClient();\n';
const model = (columns: string): string =>
  `generator client {\n  provider = "prisma-client-js"\n}\n\nmodel Document {\n${columns}\n}\n`;
const full = "  id String @id\n  processingStatus String\n  processingError String?\n  processedAt DateTime?";
const needed = {
  idField: true,
  columns: [
    { name: "processingStatus", type: "enum", values: ["processing", "failed"] },
    { name: "processingError", type: "string", nullable: true },
    { name: "processedAt", type: "date" },
  ],
};
const id: Field = { name: "documentId", type: { kind: "string" }, optional: false };

function choose(
  schema: string | undefined,
  own: { answers?: Partial<Answers>; fields?: Field[]; needed?: NeededDb } = {},
) {
  const files = {
    "package.json": '{ "dependencies": { "@prisma/client": "6.0.0" } }',
    "src/lib/db.ts": client,
    ...(schema === undefined ? {} : { "prisma/schema.prisma": schema }),
  };
  const host = memoryReadHost(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text])),
  );
  const answers: Answers = { name: "a", template: "event", trigger: "event", extra: {}, ...own.answers };
  return chooseDb({
    host,
    project,
    answers,
    entity: "document",
    fields: own.fields ?? [id],
    needed: own.needed ?? needed,
  });
}

describe("chooseDb", () => {
  it("takes the entity's model where every column fits", () => {
    const { db, warnings } = choose(model(full));
    expect([db?.orm.name, db?.model?.accessor, db?.idType, warnings]).toEqual(["prisma", "document", "string", []]);
  });

  it.each([
    ["there is no schema", undefined, {}, /No Prisma or Drizzle client|No prisma model for document/],
    ["the model is another one's", model(full).replace("Document", "Invoice"), {}, /No prisma model for document/],
    ["a column is missing", model(full.replace(/.*processedAt.*/, "")), {}, /Document lacks processedAt/],
    ["a column has another type", model(full.replace("DateTime?", "String?")), {}, /Document lacks processedAt/],
    ["a column takes no null", model(full.replace("String?", "String")), {}, /Document lacks processingError/],
    ["an id has another type", model(full), { fields: [{ ...id, type: { kind: "number" } }] }, /lacks an id/],
    ["the event does not name the row", model(full), { fields: [] }, /no required field documentId/],
    [
      "the event may leave the row out",
      model(full),
      { fields: [{ ...id, optional: true }] },
      /no required field documentId/,
    ],
  ] as const)("says so and goes without where %s", (_, schema, own, message) => {
    const { db, warnings } = choose(schema, own as Parameters<typeof choose>[1]);
    expect([db, warnings.map(({ code }) => code)]).toEqual([undefined, ["MODEL_NOT_FOUND"]]);
    expect(warnings[0]?.message).toMatch(message);
  });

  it("goes without in silence where told so", () => {
    expect(choose(undefined, { answers: { db: "none" } })).toEqual({ warnings: [] });
  });

  it("refuses where --db was given, with the lines to add", () => {
    const schema = model("  id String @id\n  processedAt DateTime?");
    expect(() => choose(schema, { answers: { db: "prisma" } })).toThrow(
      expect.objectContaining({
        code: "MODEL_NOT_FOUND",
        snippet: 'model Document {\n  processingStatus String @default("pending")\n  processingError String?\n}',
      }),
    );
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

    it("prints the lines of what is missing, for Prisma and for Drizzle", () => {
      const refusal = (db: "prisma" | "drizzle", schema: string): unknown => {
        try {
          return choose(schema, { answers: { db }, needed: { models: [score] } });
        } catch (error) {
          return (error as { snippet?: string }).snippet;
        }
      };
      expect(refusal("prisma", model(full))).toBe(
        "model Score {\n  runId String @unique\n  value Float\n  severity String // minor, major\n  weight Float?\n}",
      );
      expect(refusal("drizzle", model(full))).toBe(
        [
          'export const scores = pgTable("scores", {',
          '  runId: text("run_id").notNull().unique(),',
          '  value: doublePrecision("value").notNull(),',
          '  severity: text("severity", { enum: ["minor", "major"] }).notNull(),',
          '  weight: doublePrecision("weight"),',
          "});",
        ].join("\n"),
      );
    });
  });
});
