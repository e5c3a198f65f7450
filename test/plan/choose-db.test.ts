import { describe, expect, it } from "vitest";
import type { Answers, Field } from "../../src/answers/answers.js";
import { chooseDb } from "../../src/plan/choose-db.js";
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

function choose(schema: string | undefined, own: { answers?: Partial<Answers>; fields?: Field[] } = {}) {
  const files = {
    "package.json": '{ "dependencies": { "@prisma/client": "6.0.0" } }',
    "src/lib/db.ts": client,
    ...(schema === undefined ? {} : { "prisma/schema.prisma": schema }),
  };
  const host = memoryReadHost(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text])),
  );
  const answers: Answers = { name: "a", template: "event", trigger: "event", extra: {}, ...own.answers };
  return chooseDb({ host, project, answers, entity: "document", fields: own.fields ?? [id], needed });
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
});
