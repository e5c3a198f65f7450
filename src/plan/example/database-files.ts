import { camelCase, kebabCase, pascalCase, plural } from "../../text/case.js";
import type { NeededColumn } from "../schema-lines.js";
import type { ExampleProject } from "./example.js";

/** A model of the example's project, with the columns that the template reads or writes. */
export interface ExampleModel {
  /** A singular noun: "document". */
  readonly name: string;
  readonly columns: readonly NeededColumn[];
}

/** The database client and its models. */
export function databaseFiles(db: ExampleProject["db"], models: readonly ExampleModel[]): Record<string, string> {
  if (db === "none") return {};
  const withId = models.map(({ name, columns }) => ({
    name,
    columns: [{ name: "id", type: "string" }, ...columns.filter((column) => column.name !== "id")],
  }));
  return db === "prisma" ? prismaFiles(withId) : drizzleFiles(withId);
}

const prismaFiles = (models: readonly ExampleModel[]): Record<string, string> => ({
  "prisma/schema.prisma": `generator client {
  provider = "prisma-client"
  output   = "../src/generated/prisma"
}

datasource db {
  provider = "postgresql"
}

${models.map(prismaModel).join("\n\n")}
`,
  "src/lib/db.ts": `import { PrismaClient } from "@/generated/prisma/client";

export const prisma = new PrismaClient();
`,
});

const PRISMA_TYPES: Readonly<Record<string, string>> = { number: "Int", boolean: "Boolean", date: "DateTime" };

function prismaModel({ name, columns }: ExampleModel): string {
  const model = pascalCase(name);
  const enums = columns.filter(({ type }) => type === "enum");
  const fields = columns.map((column) => {
    if (column.name === "id") return "  id String @id @default(cuid())";
    const type = column.type === "enum" ? enumName(model, column) : (PRISMA_TYPES[column.type] ?? "String");
    return `  ${column.name} ${type}${column.nullable ? "?" : ""}`;
  });
  const declared = enums.map(
    (column) =>
      `enum ${enumName(model, column)} {\n${valuesOf(column)
        .map((value) => `  ${value}`)
        .join("\n")}\n}`,
  );
  return [`model ${model} {\n${fields.join("\n")}\n}`, ...declared].join("\n\n");
}

const enumName = (model: string, column: NeededColumn): string => `${model}${pascalCase(column.name)}`;

/** What no step writes, for a row that is new. */
const valuesOf = ({ values = [] }: NeededColumn): string[] => [...new Set(["pending", ...values])];

const drizzleFiles = (models: readonly ExampleModel[]): Record<string, string> => ({
  "src/db/schema.ts": drizzleSchema(models.map(drizzleTable).join("\n\n")),
  "src/db/client.ts": [
    'import { drizzle } from "drizzle-orm/node-postgres";',
    'import * as schema from "./schema";',
    "",
    'export const db = drizzle(process.env.DATABASE_URL ?? "", { schema });',
    "",
  ].join("\n"),
});

function drizzleSchema(tables: string): string {
  const used = ["boolean", "integer", "pgTable", "text", "timestamp"].filter((name) => tables.includes(`${name}(`));
  return `import { ${used.join(", ")} } from "drizzle-orm/pg-core";\n\n${tables}\n`;
}

const DRIZZLE_TYPES: Readonly<Record<string, string>> = { number: "integer", boolean: "boolean", date: "timestamp" };
const snake = (name: string): string => kebabCase(name).replaceAll("-", "_");

function drizzleTable({ name, columns }: ExampleModel): string {
  const table = plural(camelCase(name));
  const lines = columns.map((column) => {
    const type = DRIZZLE_TYPES[column.type] ?? "text";
    if (column.name === "id") return '  id: text("id").primaryKey(),';
    const values =
      column.type === "enum"
        ? `, { enum: [${valuesOf(column)
            .map((value) => JSON.stringify(value))
            .join(", ")}] }`
        : "";
    return `  ${column.name}: ${type}("${snake(column.name)}"${values})${column.nullable ? "" : ".notNull()"},`;
  });
  return `export const ${table} = pgTable("${snake(table)}", {\n${lines.join("\n")}\n});`;
}
