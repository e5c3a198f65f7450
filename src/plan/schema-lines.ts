import type { Model, OrmName } from "../project/project.js";
import { camelCase, pascalCase, plural, snakeCase } from "../text/case.js";

/** A column that a template reads or writes. */
export interface NeededColumn {
  readonly name: string;
  readonly type: string;
  /** What is written to it; an enum has to have these values. */
  readonly values?: readonly string[] | undefined;
  /** The template also writes null. */
  readonly nullable?: boolean | undefined;
  /** The template counts on a value in every row. */
  readonly notNull?: boolean | undefined;
  /** Fractions make sense in it. Where the template writes them, a column of whole numbers does not do. */
  readonly fraction?: "read" | "written" | undefined;
  /** No two rows should have the same. */
  readonly unique?: boolean | undefined;
}

export interface SchemaGap {
  /** camelCase, singular. */
  readonly entity: string;
  /** Undefined where the whole model is missing. */
  readonly model: Model | undefined;
  readonly missing: readonly NeededColumn[];
}

/** The lines to add to a schema by hand. */
export const schemaLines = (orm: OrmName, gap: SchemaGap): string =>
  orm === "prisma" ? prismaLines(gap) : drizzleLines(gap);

const PRISMA_TYPES: Record<string, string> = { number: "Int", boolean: "Boolean", date: "DateTime" };

/** What holds one of some values and may be left out begins with "pending", which no step writes; the rest may be empty. */
function prismaLines({ entity, model, missing }: SchemaGap): string {
  const lines = missing.map(({ name, type, values, notNull, fraction, unique }) => {
    if (name === "id" && type === "number") return 'serial("id").primaryKey()';
    if (name === "id") return "  id String @id @default(cuid())";
    const prismaType = fraction !== undefined ? "Float" : (PRISMA_TYPES[type] ?? "String");
    const rest = notNull === true ? "" : values === undefined ? "?" : ' @default("pending")';
    const oneOf = notNull === true && values !== undefined ? ` // ${values.join(", ")}` : "";
    return `  ${name} ${prismaType}${rest}${unique === true ? " @unique" : ""}${oneOf}`;
  });
  return [`model ${model?.value ?? pascalCase(entity)} {`, ...lines, "}"].join("\n");
}

const DRIZZLE_TYPES: Record<string, string> = { number: "integer", boolean: "boolean", date: "timestamp" };

/** Columns; a table that is not there is written out whole, as Postgres has it. */
function drizzleLines({ entity, model, missing }: SchemaGap): string {
  const columns = missing.map((column) => `${column.name}: ${drizzleColumn(column)},`);
  if (model !== undefined) return [`// ${model.value}`, ...columns].join("\n");
  const table = plural(camelCase(entity));
  const lines = columns.map((line) => `  ${line}`);
  return [`export const ${table} = pgTable("${snakeCase(table)}", {`, ...lines, "});"].join("\n");
}

function drizzleColumn({ name, type, values, notNull, fraction, unique }: NeededColumn): string {
  const made = fraction !== undefined ? "doublePrecision" : (DRIZZLE_TYPES[type] ?? "text");
  if (name === "id") return `${made}("id").primaryKey().$defaultFn(() => crypto.randomUUID())`;
  const oneOf =
    notNull === true && values !== undefined ? `, { enum: [${values.map((each) => `"${each}"`).join(", ")}] }` : "";
  const required = notNull === true ? ".notNull()" : values === undefined ? "" : '.notNull().default("pending")';
  return `${made}("${snakeCase(name)}"${oneOf})${required}${unique === true ? ".unique()" : ""}`;
}
