import type { Model, OrmName } from "../project/project.js";
import { camelCase, kebabCase, pascalCase, plural } from "../text/case.js";

/** A column that a template reads or writes. */
export interface NeededColumn {
  readonly name: string;
  readonly type: string;
  /** What is written to it; an enum has to have these values. */
  readonly values?: readonly string[] | undefined;
  /** The template also writes null. */
  readonly nullable?: boolean | undefined;
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

/** What holds one of some values begins with "pending", which no step writes; the rest may be empty. */
function prismaLines({ entity, model, missing }: SchemaGap): string {
  const lines = missing.map(({ name, type, values }) => {
    if (name === "id") return "  id String @id @default(cuid())";
    return `  ${name} ${PRISMA_TYPES[type] ?? "String"}${values === undefined ? "?" : ' @default("pending")'}`;
  });
  return [`model ${model?.value ?? pascalCase(entity)} {`, ...lines, "}"].join("\n");
}

const DRIZZLE_TYPES: Record<string, string> = { number: "integer", boolean: "boolean", date: "timestamp" };

/** Columns; those of a table that is not there stand under its name. */
function drizzleLines({ entity, model, missing }: SchemaGap): string {
  const columns = missing
    .map(({ name, type, values }) => {
      const column = `${DRIZZLE_TYPES[type] ?? "text"}("${kebabCase(name).replaceAll("-", "_")}")`;
      if (name === "id") return `${name}: ${column}.primaryKey(),`;
      return `${name}: ${column}${values === undefined ? "" : '.notNull().default("pending")'},`;
    })
    .join("\n");
  return model === undefined ? `// ${plural(camelCase(entity))}\n${columns}` : columns;
}
