import type { Model, OrmName } from "../project/project.js";
import { camelCase, pascalCase, plural, snakeCase } from "../text/case.js";

/** A column that a template reads or writes. */
export interface NeededColumn {
  readonly name: string;
  readonly type: string;
  /** Other names that it may have. */
  readonly names?: readonly string[] | undefined;
  /** The template does without it where it is not there. */
  readonly optional?: boolean | undefined;
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

/** The columns in which a job's status is kept where a project has none yet. */
export const STATUS_COLUMNS: readonly NeededColumn[] = [
  { name: "processingStatus", type: "enum", values: ["pending", "processing", "completed", "failed"] },
  { name: "processingError", type: "string", nullable: true },
  { name: "processedAt", type: "date", nullable: true },
];

/** The columns of a table with the states of all jobs. */
export const STATUS_TABLE_COLUMNS: readonly NeededColumn[] = [
  { name: "id", type: "string", notNull: true },
  { name: "function", type: "string", notNull: true },
  { name: "key", type: "string", notNull: true },
  { name: "state", type: "enum", values: ["processing", "completed", "failed"], notNull: true },
  { name: "error", type: "string", nullable: true },
  { name: "updatedAt", type: "date", notNull: true },
];

export interface SchemaGap {
  /** camelCase, singular. */
  readonly entity: string;
  /** Undefined where the whole model is missing. */
  readonly model: Model | undefined;
  readonly missing: readonly NeededColumn[];
  /** What a schema of Drizzle makes its tables with. */
  readonly dialect?: Model["dialect"] | undefined;
}

/** The lines to add to a schema by hand. */
export const schemaLines = (orm: OrmName, gap: SchemaGap): string =>
  orm === "prisma" ? prismaLines(gap) : drizzleLines(gap);

const PRISMA_TYPES: Record<string, string> = { number: "Int", boolean: "Boolean", date: "DateTime" };

/** What holds one of some values and may be left out begins with "pending", which no step writes; the rest may be empty. */
function prismaLines({ entity, model, missing }: SchemaGap): string {
  const lines = missing.map(({ name, type, values, notNull, fraction, unique }) => {
    if (name === "id" && notNull === true) return "  id String @id";
    if (name === "id") return `  id ${PRISMA_IDS[type] ?? "String @id @default(cuid())"}`;
    const prismaType = fraction !== undefined ? "Float" : (PRISMA_TYPES[type] ?? "String");
    const rest = notNull === true ? "" : values === undefined ? "?" : ' @default("pending")';
    const oneOf = notNull === true && values !== undefined ? ` // ${values.join(", ")}` : "";
    return `  ${name} ${prismaType}${rest}${unique === true ? " @unique" : ""}${oneOf}`;
  });
  return [`model ${model?.value ?? pascalCase(entity)} {`, ...lines, "}"].join("\n");
}

const PRISMA_IDS: Readonly<Record<string, string>> = {
  number: "Int @id @default(autoincrement())",
  bigint: "BigInt @id @default(autoincrement())",
};

/** How each database writes the types of a column. */
const DRIZZLE = {
  pg: {
    table: "pgTable",
    text: "text",
    number: "integer",
    boolean: "boolean",
    date: "timestamp",
    fraction: "doublePrecision",
  },
  mysql: {
    table: "mysqlTable",
    text: "varchar",
    number: "int",
    boolean: "boolean",
    date: "datetime",
    fraction: "double",
  },
  sqlite: {
    table: "sqliteTable",
    text: "text",
    number: "integer",
    boolean: "integer",
    date: "integer",
    fraction: "real",
  },
} as const;

/** What a column of that type is given beside its name. */
const DRIZZLE_OPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pg: {},
  mysql: { text: "length: 255" },
  sqlite: { boolean: 'mode: "boolean"', date: 'mode: "timestamp_ms"' },
};

const DRIZZLE_IDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pg: { number: 'serial("id").primaryKey()', bigint: 'bigserial("id", { mode: "bigint" }).primaryKey()' },
  mysql: {
    number: 'int("id").autoincrement().primaryKey()',
    bigint: 'bigint("id", { mode: "bigint" }).autoincrement().primaryKey()',
  },
  sqlite: { number: 'integer("id").primaryKey()', bigint: 'integer("id").primaryKey()' },
};

/** Columns; a table that is not there is written out whole. */
function drizzleLines({ entity, model, missing, dialect = "pg" }: SchemaGap): string {
  const kind = model?.dialect ?? dialect;
  const columns = missing.map((column) => `${column.name}: ${drizzleColumn(column, kind)},`);
  if (model !== undefined) return [`// ${model.value}`, ...columns].join("\n");
  const table = plural(camelCase(entity));
  const lines = columns.map((line) => `  ${line}`);
  return [`export const ${table} = ${DRIZZLE[kind].table}("${snakeCase(table)}", {`, ...lines, "});"].join("\n");
}

function drizzleColumn(
  { name, type, values, notNull, fraction, unique }: NeededColumn,
  kind: NonNullable<Model["dialect"]>,
): string {
  const types = DRIZZLE[kind];
  const sort =
    fraction !== undefined ? "fraction" : type === "number" || type === "boolean" || type === "date" ? type : "text";
  const own = DRIZZLE_IDS[kind]?.[type];
  if (name === "id" && own !== undefined) return own;
  const oneOf =
    notNull === true && values !== undefined ? `enum: [${values.map((each) => `"${each}"`).join(", ")}]` : undefined;
  const options = [DRIZZLE_OPTIONS[kind]?.[sort], oneOf].filter((each) => each !== undefined).join(", ");
  const made = `${types[sort]}("${snakeCase(name)}"${options === "" ? "" : `, { ${options} }`})`;
  if (name === "id" && notNull === true) return `${made}.primaryKey()`;
  if (name === "id") return `${made}.primaryKey().$defaultFn(() => crypto.randomUUID())`;
  const required = notNull === true ? ".notNull()" : values === undefined ? "" : '.notNull().default("pending")';
  return `${made}${required}${unique === true ? ".unique()" : ""}`;
}
